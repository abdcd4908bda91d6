export { accessApproval } from "./access.approval";
export { accessRoutes } from "./access.routes";
export { askAccess, breakGlass } from "./ask-access";
