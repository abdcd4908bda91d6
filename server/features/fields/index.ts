export type {
  DefinitionDocument,
  VersionDocument,
} from "./definition.model";
export {
  beginDefinition,
  definitions,
  keepDraft,
  publishDefinition,
  removeDefinition,
} from "./definitions";
export { type FieldRightsDocument, FieldRightsModel } from "./field-rights.model";
export {
  currentRegistry,
  fieldId,
  fieldKey,
  knownRegistry,
  type Registry,
  touchRegistry,
} from "./registry";
export { asRightsField, rightOf, rightsFieldOf, rolesTowards } from "./rights";
