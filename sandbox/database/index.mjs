export { findEngine, onPath, steps } from "./engine.mjs";
export { freePort, nameIn, serveDatabase } from "./serve.mjs";
