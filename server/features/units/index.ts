export { repathUnits } from "./repath";
export { unitRoutes } from "./unit.routes";
