import { isRecord } from "../core/xml";
import { type Errcode, PlatformError } from "./errcodes";

type Body = Record<string, unknown>;

/** A text that must be there. Numbers are taken for text, as the platform does. */
export function text(body: Body, name: string, missing: Errcode = 47001): string {
  const value = body[name];
  if (typeof value === "string" && value !== "") return value;
  if (typeof value === "number") return String(value);
  throw new PlatformError(
    missing,
    missing === 47001 ? `data format error, ${name} missing` : undefined,
  );
}

/** A text that may be absent. */
export function optionalText(body: Body, name: string): string | null {
  const value = body[name];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}

/** A number that must be there; digits in quotes count. */
export function integer(body: Body, name: string, bad: Errcode = 47001): number {
  const value = Number(body[name]);
  if (body[name] === "" || body[name] === null || !Number.isInteger(value))
    throw new PlatformError(bad);
  return value;
}

/** An object that must be there. */
export function object(body: Body, name: string, bad: Errcode = 47001): Body {
  const value = body[name];
  if (!isRecord(value)) throw new PlatformError(bad);
  return value;
}

/** A list of texts that must be there. */
export function texts(body: Body, name: string, bad: Errcode = 47001): string[] {
  const value = body[name];
  if (!Array.isArray(value)) throw new PlatformError(bad);
  return value.map(String);
}

/** A list of objects that must be there. */
export function objects(body: Body, name: string, bad: Errcode = 47001): Body[] {
  const value = body[name];
  if (!Array.isArray(value) || !value.every(isRecord)) throw new PlatformError(bad);
  return value;
}

/** Characters as people count them, not UTF-16 units. */
export function lengthOf(value: string): number {
  return [...value].length;
}
