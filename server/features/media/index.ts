export { type Accepted, acceptUpload } from "./accept-upload";
export { isMediaOf, type MediaDocument, storeMedia } from "./media.model";
export { mediaDoors } from "./media-doors";
