import { accessApproval } from "./features/access-requests";
import type { ApprovalKind } from "./features/approvals";
import { auditExportApproval } from "./features/audit";
import { noticeApproval } from "./features/consents";
import { coverApproval } from "./features/covers";
import { mergeApproval } from "./features/duplicates";
import { exportApproval } from "./features/exports";
import { handoverApproval } from "./features/handovers";
import { destroyApproval, rotateApproval } from "./features/keys";
import { liftApproval, retentionApproval } from "./features/retention";

/** Every act that needs a second person's yes (security.md A3-07). */
export const approvalKinds: readonly ApprovalKind[] = [
  exportApproval,
  noticeApproval,
  retentionApproval,
  liftApproval,
  auditExportApproval,
  destroyApproval,
  rotateApproval,
  accessApproval,
  coverApproval,
  handoverApproval,
  mergeApproval,
];
