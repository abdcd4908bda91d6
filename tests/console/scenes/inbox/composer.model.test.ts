import {
  fillReply,
  isSendablePicture,
  matchingReplies,
  sendsMessage,
  slashQuery,
} from "@console/scenes/inbox/composer.model";
import { describe, expect, it } from "vitest";

const replies = [
  { id: "1", title: "稍后回复", text: "{{name}}您好，稍后给您答复。" },
  { id: "2", title: "到期续作", text: "您的存单即将到期。" },
];

describe("quick replies", () => {
  it("are asked for by a slash at the beginning only", () => {
    expect(slashQuery("/到期")).toBe("到期");
    expect(slashQuery("/")).toBe("");
    expect(slashQuery("上午/下午都可以")).toBeUndefined();
    expect(slashQuery("/a\nb")).toBeUndefined();
  });

  it("are found by their title and by their text", () => {
    expect(matchingReplies(replies, "存单").map(({ id }) => id)).toEqual(["2"]);
    expect(matchingReplies(replies, "")).toHaveLength(2);
    expect(matchingReplies(replies, "没有")).toEqual([]);
  });

  it("address the customer politely, as often as they are named", () => {
    expect(fillReply("{{name}}您好，{{name}}再见", "陈先生")).toBe("陈先生您好，陈先生再见");
  });
});

describe("the Enter key", () => {
  const enter = { key: "Enter", shiftKey: false, isComposing: false };

  it("sends from a desk and breaks the line under a thumb", () => {
    expect(sendsMessage(enter, true)).toBe(true);
    expect(sendsMessage(enter, false)).toBe(false);
    expect(sendsMessage({ ...enter, shiftKey: true }, true)).toBe(false);
  });

  it("belongs to the input method while it composes", () => {
    expect(sendsMessage({ ...enter, isComposing: true }, true)).toBe(false);
  });
});

describe("a picture", () => {
  it("is sent when the server would take it", () => {
    expect(isSendablePicture({ type: "image/png", size: 1000 })).toBe(true);
    expect(isSendablePicture({ type: "image/svg+xml", size: 1000 })).toBe(false);
    expect(isSendablePicture({ type: "image/jpeg", size: 10 * 1024 * 1024 + 1 })).toBe(false);
    expect(isSendablePicture({ type: "image/jpeg", size: 0 })).toBe(false);
  });
});
