export { portfolioOf } from "./portfolio";
export { portfolioRoutes } from "./portfolio.routes";
