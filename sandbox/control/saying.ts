import type { Saying } from "../core/types";
import { ControlError } from "./errors";
import { type Input, maybe, maybeNumber, need, needNumber } from "./read";

/** What a person says, read from a control call; file content comes as base64. */
export function readSaying(input: Input): Saying {
  const type = maybe(input, "type") ?? "text";
  const encoded = maybe(input, "bytes");
  const file = {
    ...(encoded !== undefined && { bytes: Buffer.from(encoded, "base64") }),
    ...(maybe(input, "mediaId") !== undefined && { mediaId: need(input, "mediaId") }),
  };
  switch (type) {
    case "text":
      return { type, content: need(input, "content") };
    case "image":
    case "video":
      return { type, ...file };
    case "voice":
      return { type, ...file, ...optional(input, "recognition"), ...optional(input, "format") };
    case "location":
      return {
        type,
        latitude: needNumber(input, "latitude"),
        longitude: needNumber(input, "longitude"),
        scale: maybeNumber(input, "scale") ?? 16,
        label: maybe(input, "label") ?? "",
      };
    case "link":
      return {
        type,
        title: need(input, "title"),
        description: maybe(input, "description") ?? "",
        url: need(input, "url"),
      };
    case "miniprogrampage":
      return { type, title: need(input, "title"), pagePath: need(input, "pagePath") };
    default:
      throw new ControlError("badType", `不认识的消息类型：${type}`);
  }
}

function optional<Name extends string>(input: Input, name: Name): Partial<Record<Name, string>> {
  const value = maybe(input, name);
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}
