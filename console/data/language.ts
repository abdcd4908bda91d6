import { deviceMemory } from "./device-memory";

export type Language = "zh-CN" | "en";

const memory = "guibin.language";

/** The language of this device's console. A change takes effect with the next load of the page. */
export const language: Language = read();

/** Chooses the catalogue to speak from; both share one shape, so screens name words only once. */
export function inLanguage<Words>(catalogues: {
  readonly "zh-CN": Words;
  readonly en: Words;
}): Words {
  return catalogues[language];
}

export function rememberLanguage(next: Language): void {
  deviceMemory.write(memory, next);
  location.reload();
}

function read(): Language {
  return deviceMemory.read(memory) === "en" ? "en" : "zh-CN";
}
