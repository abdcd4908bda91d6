export { addRelation } from "./change-relation";
export { graphRoutes } from "./graph.routes";
