export { needConsumer } from "./need.events";
export { needRecords } from "./need.model";
export { presentNeeds } from "./need.present";
export { needRoutes } from "./need.routes";
export { moveNeed, type NewNeed, writeNeed } from "./write-need";
