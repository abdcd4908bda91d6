export { consents, hashText, type Purpose } from "./consent.model";
export {
  consentRoutes,
  consentRows,
  hasConsent,
  noticeAnswered,
  requireConsent,
} from "./consent.routes";
export { joinConsents, strictestAnswers } from "./join-consents";
export { noticeApproval } from "./notice.approval";
export { type NoticeVersion, noticeInForce, noticeText } from "./notice-in-force";
export { ownData } from "./own-data";
