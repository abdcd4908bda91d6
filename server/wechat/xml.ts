/** What a pushed XML body holds: text, or elements by name; repeated elements become a list. */
export type XmlValue = string | XmlElement | (string | XmlElement)[];
export interface XmlElement {
  [name: string]: XmlValue;
}

/** XML outside the small part the platform uses, or too much of it. */
export class BadXml extends Error {
  override readonly name = "BadXml";
}

const deepest = 8;
const token = /<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.-]{0,63})\s*(\/?)>|([^<]+)/y;
const declaration = /^\uFEFF?\s*<\?xml[^<>?]{0,100}\?>/;
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

interface Open {
  readonly name: string;
  readonly element: XmlElement;
  text: string;
  hasElements: boolean;
}

/**
 * Reads the XML of a callback: elements, text and CDATA, nothing else. A DTD, an entity of one's
 * own, a processing instruction, a comment or an attribute is refused, so there is nothing to
 * expand and nothing to fetch; time and memory grow with the text alone.
 */
export function parseXml(xml: string): XmlElement {
  const root: Open = { name: "", element: newElement(), text: "", hasElements: false };
  const stack: Open[] = [root];
  token.lastIndex = declaration.exec(xml)?.[0].length ?? 0;

  while (token.lastIndex < xml.length) {
    const match = token.exec(xml);
    if (!match) throw new BadXml("not allowed here");
    const [, cdata, closing, name, empty, text] = match;
    const top = stack[stack.length - 1] ?? root;
    if (cdata !== undefined) top.text += cdata;
    else if (text !== undefined) top.text += decode(text);
    else if (closing) close(stack, name ?? "");
    else open(stack, name ?? "", Boolean(empty));
  }
  if (stack.length !== 1 || root.text.trim() !== "") throw new BadXml("not one whole element");
  return onlyElement(root.element);
}

function open(stack: Open[], name: string, isEmpty: boolean): void {
  if (stack.length > deepest) throw new BadXml("too deep");
  stack.push({ name, element: newElement(), text: "", hasElements: false });
  if (isEmpty) close(stack, name);
}

function close(stack: Open[], name: string): void {
  const done = stack.pop();
  const parent = stack[stack.length - 1];
  if (!done || !parent || done.name !== name) throw new BadXml("closed out of order");
  add(parent.element, name, done.hasElements ? done.element : done.text);
  parent.hasElements = true;
}

function add(element: XmlElement, name: string, value: string | XmlElement): void {
  const present = element[name];
  if (present === undefined) element[name] = value;
  else if (Array.isArray(present)) present.push(value);
  else element[name] = [present, value];
}

function decode(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^;&]{0,10})(;?)/g, (_, name: string, end: string) => {
    const known = end ? (entities[name] ?? character(name)) : undefined;
    if (known === undefined) throw new BadXml("unknown entity");
    return known;
  });
}

function character(reference: string): string | undefined {
  const digits = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(reference);
  if (!digits) return undefined;
  const point = digits[1] ? Number.parseInt(digits[1], 16) : Number(digits[2]);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

// Without a prototype no element's name can reach one.
function newElement(): XmlElement {
  return Object.create(null) as XmlElement;
}

function onlyElement(root: XmlElement): XmlElement {
  const [only, ...more] = Object.values(root);
  if (more.length > 0 || typeof only !== "object" || Array.isArray(only))
    throw new BadXml("not one whole element");
  return only;
}
