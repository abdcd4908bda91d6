import { fetchNow } from "./bridge";
import { fileUrl } from "./files";

type PhoneCanvas = OffscreenCanvas & Record<string, unknown>;

interface CanvasNode {
  canvasUid?: string;
  canvas?: OffscreenCanvas;
}

const canvases = new Map<string, PhoneCanvas>();

/**
 * The view hands its canvas over once; the bundle draws on it here. Later queries for the same
 * element get the same object.
 */
export function canvasFrom(node: unknown): PhoneCanvas | null {
  const { canvasUid, canvas } = (node ?? {}) as CanvasNode;
  if (!canvasUid) return null;
  if (canvas) canvases.set(canvasUid, furnish(canvas, canvasUid));
  return canvases.get(canvasUid) ?? null;
}

function furnish(canvas: OffscreenCanvas, uid: string): PhoneCanvas {
  return Object.assign(canvas as PhoneCanvas, {
    uid,
    requestAnimationFrame: (callback: FrameRequestCallback) => self.requestAnimationFrame(callback),
    cancelAnimationFrame: (handle: number) => self.cancelAnimationFrame(handle),
    createImage: () => new CanvasImage(),
    createPath2D: () => new Path2D(),
  });
}

/** `canvas.createImage()`: loads on assignment of `src`, draws through its bitmap. */
class CanvasImage {
  width = 0;
  height = 0;
  bitmap: ImageBitmap | null = null;
  onload: (() => void) | null = null;
  onerror: ((error: unknown) => void) | null = null;

  set src(source: string) {
    this.load(source).catch((error) => this.onerror?.(error));
  }

  private async load(source: string): Promise<void> {
    const response = await fetchNow(fileUrl(source));
    this.bitmap = await createImageBitmap(await response.blob());
    this.width = this.bitmap.width;
    this.height = this.bitmap.height;
    this.onload?.();
  }
}

type Draw = (image: unknown, ...rest: number[]) => void;

if (typeof OffscreenCanvasRenderingContext2D !== "undefined") {
  const prototype = OffscreenCanvasRenderingContext2D.prototype as unknown as { drawImage: Draw };
  const draw = prototype.drawImage;
  prototype.drawImage = function (image, ...rest) {
    draw.call(this, image instanceof CanvasImage ? image.bitmap : image, ...rest);
  };
}

export function canvasByUid(uid: unknown): PhoneCanvas | undefined {
  return canvases.get(String(uid));
}
