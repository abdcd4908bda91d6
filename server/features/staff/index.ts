export { endAccess } from "./end-access";
export { staffRoutes } from "./staff.routes";
