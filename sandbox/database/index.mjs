export { findEngine, onPath, steps } from "./engine.mjs";
export { claimFolder, forgetFolder, readMarker, writeMarker } from "./folder.mjs";
export { prepareEngine } from "./install.mjs";
export { freePort, nameIn, serveDatabase } from "./serve.mjs";
