export { bookingArrivalConsumer, bookingNoticeConsumer } from "./booking.events";
export { remindOfBookings } from "./booking.jobs";
export { type BookingDocument, bookings } from "./booking.model";
export { bookingsOfCustomer, bookingsSeenBy, everyBooking } from "./booking.policy";
export { bookingRoutes } from "./booking.routes";
export { calendarDoor } from "./calendar-file";
export { comingBookings, countClashes, giveBookings } from "./hand-over";
export { freeLeave, takeLeaveFor } from "./leaves";
export { presentBooking, presentBookings } from "./present-booking";
