export { handoverApproval } from "./handover.approval";
export { handoverConsumer } from "./handover.events";
export { handoverJobs } from "./handover.jobs";
export { handoverRoutes } from "./handover.routes";
