export { organisationImporter } from "./import-organisation";
export { staffImporter } from "./import-staff";
export { type StaffChange, staff, staffKey } from "./staff";
export { type Certificate, type StaffDocument, StaffModel } from "./staff.model";
export { staffIndexes } from "./staff-indexes";
export { type UnitDocument, UnitModel, units } from "./unit.model";
