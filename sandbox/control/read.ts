import type { AccountKind } from "../core/types";
import { isRecord } from "../core/xml";
import { ControlError } from "./errors";

/** The input of a control call: path parameters, query and JSON body in one. */
export type Input = Record<string, unknown>;

/** Parses a control call's body. */
export function readInput(body: Buffer): Input {
  if (body.length === 0) return {};
  try {
    const parsed: unknown = JSON.parse(body.toString("utf8"));
    if (isRecord(parsed)) return parsed;
  } catch {
    // Falls through to the one message for both cases.
  }
  throw new ControlError("badJson", "请求体必须是 JSON 对象");
}

/** A text that must be there. */
export function need(input: Input, name: string): string {
  const value = input[name];
  if (typeof value === "string" && value !== "") return value;
  throw new ControlError("missing", `缺少 ${name}`);
}

/** A text that may be absent. */
export function maybe(input: Input, name: string): string | undefined {
  const value = input[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A number that must be there; query strings count. */
export function needNumber(input: Input, name: string): number {
  const value = Number(input[name]);
  if (input[name] === undefined || input[name] === "" || !Number.isFinite(value)) {
    throw new ControlError("missing", `${name} 必须是数字`);
  }
  return value;
}

/** A number that may be absent. */
export function maybeNumber(input: Input, name: string): number | undefined {
  return input[name] === undefined ? undefined : needNumber(input, name);
}

/** Which account; the official one unless said otherwise. */
export function accountOf(input: Input, fallback: AccountKind = "official"): AccountKind {
  const value = input.account ?? fallback;
  if (value === "official" || value === "mini") return value;
  throw new ControlError("badAccount", "account 只能是 official 或 mini");
}

/** A list of texts that must be there. */
export function needList(input: Input, name: string): string[] {
  const value = input[name];
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  throw new ControlError("missing", `${name} 必须是文字列表`);
}

/** One of a fixed set of words. */
export function oneOf<Word extends string>(
  input: Input,
  name: string,
  words: readonly Word[],
): Word {
  const found = words.find((word) => word === input[name]);
  if (found === undefined)
    throw new ControlError("badChoice", `${name} 只能是 ${words.join("、")}`);
  return found;
}
