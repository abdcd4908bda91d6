import type { GivenFile } from "./open-file";

/** Hands a document to the browser, which keeps it. */
export async function openFile({ fileName, type, base64 }: GivenFile): Promise<boolean> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = fileName;
  link.click();
  return true;
}

/** A page that every browser reads. */
export const readableFormat = "html" as const;
