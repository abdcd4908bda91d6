export { approvalJobs } from "./approval.jobs";
export { type ApprovalDocument, approvals } from "./approval.model";
export { everyApproval } from "./approval.policy";
export { approvalRoutes } from "./approval.routes";
export {
  type ApprovalKind,
  approvalKind,
  defineApproval,
  type GrantedApproval,
  registerApprovals,
} from "./approval-kind";
export { askApproval } from "./ask-approval";
export { decidersOf } from "./deciders";
