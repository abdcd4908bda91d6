// Draws the tab bar's pictures (81×81, as WeChat asks) from the line icons:
//   node miniprogram/theme/tab-icons.mjs
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const folder = fileURLToPath(new URL(".", import.meta.url));
const colours = { "": "#636D7B", "-selected": "#17324D" };
const edge = 81;
const margin = 9;

for (const icon of ["home", "events", "me"]) {
  const drawing = await readFile(`${folder}icons/${icon}.svg`, "utf8");
  for (const [suffix, colour] of Object.entries(colours)) {
    const size = edge - 2 * margin;
    await sharp(Buffer.from(drawing.replace("#000", colour)), { density: 72 * (size / 24) })
      .resize(size, size)
      .extend({ top: margin, bottom: margin, left: margin, right: margin, background: "#0000" })
      .png({ palette: true, compressionLevel: 9 })
      .toFile(`${folder}tabs/${icon}${suffix}.png`);
  }
}
