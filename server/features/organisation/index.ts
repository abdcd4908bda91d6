export { type BriefGateDocument, briefGates } from "./brief-gate.model";
export { type CoverDocument, covers } from "./cover.model";
export { organisationImporter } from "./import-organisation";
export { staffImporter } from "./import-staff";
export { type ServiceMemberDocument, serviceMembers } from "./service-member.model";
export { type NewStaff, type StaffChange, staff, staffKey } from "./staff";
export { type Certificate, type StaffDocument, StaffModel } from "./staff.model";
export { staffIndexes } from "./staff-indexes";
export { isOpen, type UnitDocument, UnitModel, units } from "./unit.model";
