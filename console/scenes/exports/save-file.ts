import { toast } from "@console/data/toasts";
import { words } from "./words";

interface GivenFile {
  readonly fileName: string;
  readonly type: string;
  readonly base64: string;
}

/** Hands a file to the browser; inside WeChat, which keeps none, it says so. */
export function saveFile({ fileName, type, base64 }: GivenFile): void {
  if (/MicroMessenger/i.test(navigator.userAgent)) toast(words.phone, "danger");
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
