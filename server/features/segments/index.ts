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
export { segmentRoutes } from "./segment.routes";
