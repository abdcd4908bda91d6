export { type AccessGrantDocument, accessGrants, grantPlace } from "./access-grant.model";
