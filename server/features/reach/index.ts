export { type Considered, type Decision, decide, type Person, type Wish } from "./arbiter";
export { Deliveries, type DeliveryDocument, Outcomes } from "./delivery.model";
export { hearReach, takeSubscribeAnswers } from "./hear-wechat";
export { type Intent, intend, wakeSender, withdraw } from "./intend";
export {
  type Addressee,
  declareKind,
  type MessageKind,
  type Notice,
  type Prepared,
  type Rendered,
  type Settled,
} from "./kind";
export { type KnownPerson, knowPeople } from "./people";
export { previewNotice } from "./preview-channel";
export { reachJobs } from "./reach.jobs";
export { reachRoutes } from "./reach.routes";
export { subscribeTemplates } from "./subscribe-templates";
