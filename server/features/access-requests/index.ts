export { accessApproval } from "./access.approval";
export { accessRoutes } from "./access.routes";
