import { XMLParser } from "fast-xml-parser";

/** A field of a push. `bigint` is a 64-bit id: a bare number on the wire, whatever JavaScript thinks of it. */
export type Field = string | number | bigint | Field[] | { [name: string]: Field };

/** Fields in the order they are written. */
export type Fields = { [name: string]: Field };

/** The platform's XML: strings in CDATA, numbers bare, arrays as repeated elements. */
export function toXml(fields: Fields): string {
  return `<xml>${elements(fields)}</xml>`;
}

function elements(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => element(name, value))
    .join("");
}

function element(name: string, value: Field): string {
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join("");
  if (typeof value === "string") return `<${name}><![CDATA[${cdata(value)}]]></${name}>`;
  if (typeof value === "object") return `<${name}>${elements(value)}</${name}>`;
  return `<${name}>${value}</${name}>`;
}

function cdata(text: string): string {
  return text.replaceAll("]]>", "]]]]><![CDATA[>");
}

/** JSON that writes 64-bit ids as bare numbers. */
export function toJson(value: Field): string {
  if (Array.isArray(value)) return `[${value.map(toJson).join(",")}]`;
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([name, item]) => `${JSON.stringify(name)}:${toJson(item)}`,
  );
  return `{${entries.join(",")}}`;
}

const parser = new XMLParser({ parseTagValue: false, trimValues: true, ignoreAttributes: true });

/** Reads the content of `<xml>`; null when it is not a document of that shape. */
export function parseXml(text: string): Record<string, unknown> | null {
  if (!text.startsWith("<")) return null;
  try {
    const root: unknown = parser.parse(text);
    const content = isRecord(root) ? root.xml : null;
    return isRecord(content) ? content : null;
  } catch {
    return null;
  }
}

/** Narrowing used wherever a stranger's JSON or XML is read. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
