import type { Dialogs } from "./dialogs";
import { h } from "./dom";

export interface ChosenFile {
  blob: Blob;
  name: string;
  width: number;
  height: number;
  duration: number;
  kind: "image" | "video" | "file";
}

/** The person picks files of this computer, or takes a drawn sample when none is at hand. */
export async function chooseFiles(
  dialogs: Dialogs,
  { count, accept }: { count: number; accept: string },
): Promise<ChosenFile[]> {
  const wantsImage = accept.includes("image");
  const choice = await dialogs.sheet(wantsImage ? ["从电脑选择", "用一张样图"] : ["从电脑选择"]);
  if (choice === undefined) return [];
  if (choice === 1) return [await describe(await samplePicture(), "sample.png")];

  const files = await openPicker(accept, count > 1);
  return Promise.all(files.slice(0, count).map((file) => describe(file, file.name)));
}

function openPicker(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = h("input", { type: "file", accept, multiple });
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}

async function describe(blob: Blob, name: string): Promise<ChosenFile> {
  const base = { blob, name, width: 0, height: 0, duration: 0 };
  if (blob.type.startsWith("image/")) {
    const { width, height } = await createImageBitmap(blob);
    return { ...base, width, height, kind: "image" };
  }
  return { ...base, kind: blob.type.startsWith("video/") ? "video" : "file" };
}

/** A quiet landscape of ivory, navy and gold. */
async function samplePicture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(960, 720);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  pen.fillStyle = "#f5eddd";
  pen.fillRect(0, 0, 960, 720);
  pen.fillStyle = "#d9bc82";
  pen.beginPath();
  pen.arc(680, 220, 90, 0, Math.PI * 2);
  pen.fill();
  for (const [color, base, height] of [
    ["#5b6674", 520, 150],
    ["#2a5c8d", 580, 110],
    ["#17324d", 640, 80],
  ] as const) {
    pen.fillStyle = color;
    pen.beginPath();
    pen.moveTo(0, 720);
    for (let x = 0; x <= 960; x += 8) pen.lineTo(x, base - Math.sin(x / height) * height * 0.5);
    pen.lineTo(960, 720);
    pen.fill();
  }
  return canvas.convertToBlob({ type: "image/png" });
}
