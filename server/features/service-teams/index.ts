export { serviceTeamRoutes } from "./service-team.routes";
