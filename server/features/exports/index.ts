export { askExport } from "./ask-export";
export { exportApproval } from "./export.approval";
export { exportJobs } from "./export.jobs";
export { exportRoutes } from "./export.routes";
