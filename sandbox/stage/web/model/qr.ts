import jsQR from "jsqr";
import type { World } from "./world";

export interface FoundCode {
  where: string;
  text: string;
}

const smallest = 60;
const largest = 800;

/** Looks at the mini-programs on the other phones, as a camera held over them would. */
export async function findCodes(world: World): Promise<FoundCode[]> {
  const found: FoundCode[] = [];
  for (const phone of world.phones.values()) {
    const document = phone.mini === "open" ? phone.program?.frame?.contentDocument : undefined;
    if (!document) continue;
    const name = phone.state?.person.nickname ?? phone.id;
    for (const text of await codesIn(document)) found.push({ where: `${name}的手机`, text });
  }
  return found;
}

async function codesIn(document: Document): Promise<string[]> {
  const texts = new Set<string>();
  for (const element of pictures(document)) {
    const text = await readElement(element).catch(() => undefined);
    if (text) texts.add(text);
  }
  return [...texts];
}

/** Images live in the shadow trees of `wx-image`. */
function pictures(document: Document): (HTMLCanvasElement | HTMLImageElement)[] {
  const images = [...document.querySelectorAll("wx-image, wx-cover-image")].flatMap((element) => [
    ...(element.shadowRoot?.querySelectorAll("img") ?? []),
  ]);
  return [...document.querySelectorAll("canvas"), ...images].filter(
    (element) => element.clientWidth >= smallest && element.clientHeight >= smallest,
  );
}

async function readElement(
  element: HTMLCanvasElement | HTMLImageElement,
): Promise<string | undefined> {
  if (!("src" in element)) return decode(element, element.width, element.height);
  const foreign = /^https?:/.test(element.src) && !element.src.startsWith(location.origin);
  const address = foreign ? `/__phone/forward?url=${encodeURIComponent(element.src)}` : element.src;
  return readPicture(await (await fetch(address)).blob());
}

export async function readPicture(blob: Blob): Promise<string | undefined> {
  const bitmap = await createImageBitmap(blob);
  return decode(bitmap, bitmap.width, bitmap.height);
}

function decode(image: CanvasImageSource, width: number, height: number): string | undefined {
  const scale = Math.min(1, largest / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const pen = canvas.getContext("2d");
  if (!pen || canvas.width === 0) return undefined;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR(data, canvas.width, canvas.height)?.data || undefined;
}
