export { coverApproval } from "./cover.approval";
export { coverRoutes } from "./cover.routes";
