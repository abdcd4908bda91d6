export { calendarNow, dayOverrides, libraryKnows } from "./calendar";
export { calendarRoutes } from "./calendar.routes";
