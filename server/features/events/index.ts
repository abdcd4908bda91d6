export { eventNoticeConsumer } from "./event.events";
export { lapseOffers, remindOfEvents } from "./event.jobs";
export { type EventDocument, events, eventsFor, everyEvent } from "./event.model";
export { eventRoutes } from "./event.routes";
export { presentForStaff } from "./present-event";
export { publishReady } from "./publish-ready";
export { placeEventForm } from "./run-event";
export { live as liveSignUps, type SignUpDocument, signUps } from "./sign-up.model";
