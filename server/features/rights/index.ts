export { capabilityRoutes } from "./rights.routes";
