export { type AssetSnapshot, AssetSnapshotModel, assetTrend } from "./asset-snapshot.model";
export { ageOn, nextBirthday } from "./birthday";
export {
  type CustomerAccount,
  type CustomerDetails,
  type CustomerDocument,
  type CustomerHolding,
  CustomerModel,
  type CustomerTag,
} from "./customer.model";
export { customersSeenBy, seesAmounts, seesNames } from "./customer.policy";
export { customerIndexes } from "./customer-indexes";
export {
  customerInScope,
  customerRoutes,
  noteRead,
  presentHoldings,
  presentRows,
} from "./customer.routes";
export { customerIdOf } from "./customer-id";
export {
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
export { dueHoldings, mattersOf } from "./matters";
export { ownRecord } from "./own-record";
export { isRiskValid, politeName, presentBrief } from "./present-brief";
export { fieldsForTier, presentFields } from "./present-fields";
export { bulkReads, reveals } from "./read-limits";
export {
  CompanyModel,
  customerRelations,
  type RelationDocument,
  RelationModel,
  relationPlace,
} from "./relation.model";
