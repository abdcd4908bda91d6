export { timelineConsumer } from "./timeline.events";
export { type NewLine, recordLines } from "./timeline.model";
export { timelineRoutes } from "./timeline.routes";
