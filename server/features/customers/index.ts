export { type AssetSnapshot, AssetSnapshotModel, assetTrend } from "./asset-snapshot.model";
export { ageOn, nextBirthday } from "./birthday";
export { addTag, livingTags, removeTag } from "./change-tags";
export {
  type CustomerAccount,
  type CustomerDetails,
  type CustomerDocument,
  type CustomerHolding,
  CustomerModel,
  type CustomerTag,
} from "./customer.model";
export { customersSeenBy, seesAmounts, seesNames } from "./customer.policy";
export {
  customerInScope,
  customerRoutes,
  noteRead,
  presentHoldings,
  presentRows,
} from "./customer.routes";
export { customerIdOf } from "./customer-id";
export { customerIndexes } from "./customer-indexes";
export {
  accountPlace,
  customerPlace,
  openAccount,
  openAccounts,
  openCustomer,
  openCustomers,
  openDetails,
  openNames,
  type SealedField,
} from "./customer-open";
export {
  type CustomerChange,
  type CustomerFilter,
  customers,
  everyCustomer,
  onlyCustomer,
} from "./customers";
export {
  type ChangeSource,
  changesOf,
  type FieldChangeDocument,
  FieldChangeModel,
  lastChange,
  openChanges,
  recordChanges,
} from "./field-change.model";
export { fieldRightsFor, withinRights } from "./field-rights";
export {
  countField,
  type FieldChanges,
  fieldUpdate,
  hasField,
  openFields,
  sealFields,
  setFields,
} from "./field-values";
export * from "./hand-over";
export { accountsImporter } from "./import-accounts";
export { assetHistoryImporter } from "./import-asset-history";
export { contactImporter, riskImporter } from "./import-core-facts";
export { customersImporter } from "./import-customers";
export { holdingsImporter } from "./import-holdings";
export { relationsImporter } from "./import-relations";
export { dueHoldings, isQualified, mattersOf, mayOffer } from "./matters";
export { MergedCustomerModel, mergedIdsOf, survivorsOf } from "./merged-customer.model";
export { ownRecord } from "./own-record";
export { isRiskValid, politeName, presentBrief } from "./present-brief";
export { fieldsForTier, presentFields } from "./present-fields";
export { bulkReads, reveals } from "./read-limits";
export {
  CompanyModel,
  customerRelations,
  isConsented,
  type RelationConsent,
  type RelationDocument,
  RelationModel,
  relationPlace,
} from "./relation.model";
export { bookTokens } from "./search-tokens";
export {
  type LockState,
  openLocks,
  presentLocks,
  type SetLock,
  setLocks,
  touches,
  writeTags,
} from "./topic-locks";
