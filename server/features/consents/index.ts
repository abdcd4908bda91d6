export { consents, hashText, type Purpose } from "./consent.model";
export { consentRoutes, hasConsent, noticeAnswered, requireConsent } from "./consent.routes";
