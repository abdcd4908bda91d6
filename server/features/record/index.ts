export { disqualify, qualify } from "./investor";
export { presentOnePage } from "./one-page";
export { presentRecord } from "./present-record";
export { recordJobs } from "./record.jobs";
export { recordRoutes } from "./record.routes";
export { viewRoutes } from "./view.routes";
