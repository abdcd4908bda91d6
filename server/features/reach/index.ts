export { type AnsweredPush, answerPush } from "./answer-push";
export { type Considered, type Decision, decide, type Person, type Wish } from "./arbiter";
export { Deliveries, type DeliveryDocument, Outcomes } from "./delivery.model";
export { fillFields } from "./fields";
export { hearReach, takeSubscribeAnswers } from "./hear-wechat";
export { type Intent, intend, wakeSender, withdraw } from "./intend";
export { joinWishes, strictestWishes } from "./join-wishes";
export {
  type Addressee,
  type MessageKind,
  type Notice,
  type Prepared,
  type Rendered,
  registerKinds,
  type Settled,
} from "./kind";
export { type KnownPerson, knowPeople } from "./people";
export { previewNotice, type RightLeft } from "./preview-channel";
export { reachConsumer } from "./reach.events";
export { reachJobs } from "./reach.jobs";
export { reachRoutes } from "./reach.routes";
export { subscribeTemplates } from "./subscribe-templates";
