import type { TemplateNode } from "./components/base";

/** A DOM element that glass-easel made: the only kind that can be the target of an event. */
export type RenderedElement = HTMLElement & { __wxElement: TemplateNode };

/** The nearest element of the page around a DOM node, through shadow trees. */
export function renderedAround(start: EventTarget | null): RenderedElement | undefined {
  let at = start as (Node & { host?: Element; __wxElement?: TemplateNode }) | null;
  while (at && !at.__wxElement) at = at.parentNode ?? at.host ?? null;
  return at ? (at as RenderedElement) : undefined;
}
