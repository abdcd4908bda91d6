import jsQR from "jsqr";
import type { Locator } from "playwright-core";
import sharp from "sharp";

/** What a scanner reads off a picture on a screen. */
export async function readQr(picture: Locator): Promise<string> {
  await picture.waitFor();
  // As a camera close to the glass: small squares are easier to tell apart when they are larger.
  const { data, info } = await sharp(await picture.screenshot())
    .resize({ width: 800 })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const read = jsQR(new Uint8ClampedArray(data), info.width, info.height);
  if (!read) throw new Error("No code can be read off this picture.");
  return read.data;
}
