import { accessApproval } from "./features/access-requests";
import type { ApprovalKind } from "./features/approvals";

/** Every act that needs a second person's yes (security.md A3-07). */
export const approvalKinds: readonly ApprovalKind[] = [accessApproval];
