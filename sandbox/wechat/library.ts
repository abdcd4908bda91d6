import library from "../seed/library.json" with { type: "json" };
import type { TemplateField } from "./world";

/** An entry of the public template library. */
export interface LibraryTemplate {
  tid: string;
  title: string;
  /** 2 one-time, 3 long-term; template messages use the same entries. */
  type: number;
  categoryId: string;
  keywords: (TemplateField & { kid: number; rule: string })[];
}

/** Service categories of the account. */
export const categories: { id: number; name: string }[] = library.categories;

/** Every entry. */
export const libraryTemplates: LibraryTemplate[] = library.templates;

/** The entry with this number. */
export function libraryTemplate(tid: string): LibraryTemplate | undefined {
  return libraryTemplates.find((template) => template.tid === tid);
}
