export { timelineConsumer } from "./timeline.events";
export { linesOf, type NewLine, recordLines } from "./timeline.model";
export { timelineRoutes } from "./timeline.routes";
