export { askCorrection, askDeletion } from "./ask-request";
export { dataRightsSweep } from "./data-rights.jobs";
export { dataRightsRoutes } from "./data-rights.routes";
