export { segmentCondition, segmentsAsking, speaksOf } from "./asking";
export {
  type Audience,
  audienceOf,
  audiencePage,
  countAudience,
  demandSound,
  filterOf,
  presentPeople,
  previewAudience,
  sayAudience,
} from "./audience";
export { customerDictionary } from "./customer-dictionary";
export { countSegments, giveSegments } from "./hand-over";
export { segmentRoutes } from "./segment.routes";
