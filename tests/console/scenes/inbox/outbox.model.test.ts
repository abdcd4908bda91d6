import { gateOf } from "@console/scenes/inbox/outbox.model";
import { ConversationError } from "@shared/conversations/errors";
import { describe, expect, it } from "vitest";

describe("what the wording gate says", () => {
  it("lets the writer insist on what is only a warning", () => {
    const failure = ConversationError.wordingBlocked({
      blocked: false,
      hits: [{ word: "稳健", reason: "请说明风险" }],
    });

    expect(gateOf(failure)).toEqual({ state: "warned", reason: "稳健(请说明风险)" });
  });

  it("does not let anybody insist on what is blocked, nor on what it does not understand", () => {
    const blocked = ConversationError.wordingBlocked({
      blocked: true,
      hits: [{ word: "保本", reason: "不得承诺收益" }],
    });

    expect(gateOf(blocked).state).toBe("blocked");
    expect(gateOf(ConversationError.wordingBlocked()).state).toBe("blocked");
  });
});
