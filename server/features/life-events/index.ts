export { lifeEventRecords } from "./life-event.model";
export { lifeEventRoutes, presentLifeEvents } from "./life-event.routes";
export { writeLifeEvent } from "./write-life-event";
