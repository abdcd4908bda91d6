import {
  audienceOf,
  contentOf,
  emptyDraft,
  fillExample,
  inputOf,
  isWhole,
  timeProblem,
} from "@console/scenes/pushes/draft.model";
import { describe, expect, it } from "vitest";

const now = Date.parse("2026-11-25T02:42:00Z");
const tomorrow = new Date("2026-11-26T02:00:00Z");
const check = { isConditionWhole: true, now };
const draft = {
  ...emptyDraft(tomorrow),
  title: "邀请",
  templateKey: "invite",
  headline: "诚邀",
  body: "{{称呼}}您好",
};

describe("the wizard of a push", () => {
  it("opens the guard rails only when the three steps before are whole", () => {
    expect(isWhole("guard", draft, check)).toBe(true);
    expect(isWhole("guard", draft, { ...check, isConditionWhole: false })).toBe(false);
    expect(isWhole("guard", { ...draft, body: " " }, check)).toBe(false);
    expect(isWhole("guard", { ...draft, channels: [] }, check)).toBe(false);
  });

  it("does not lead to an event that was not chosen", () => {
    expect(isWhole("what", { ...draft, linkKind: "event" }, check)).toBe(false);
    expect(contentOf({ ...draft, linkKind: "event", linkId: "evt_1" }).link).toEqual({
      kind: "event",
      id: "evt_1",
    });
    expect(contentOf(draft)).not.toHaveProperty("link");
  });

  it("sends at a time to come, and nothing after the last moment it may leave", () => {
    expect(timeProblem(draft, now)).toBeUndefined();
    expect(timeProblem({ ...draft, isLater: true, startsAt: "2026-11-25T09:00" }, now)).toBe(
      "past",
    );
    expect(timeProblem({ ...draft, isLater: true, expiresAt: "2026-11-26T09:59" }, now)).toBe(
      "expiresEarly",
    );
    expect(timeProblem({ ...draft, expiresAt: "2026-11-25T10:00" }, now)).toBe("expiresEarly");
  });

  it("sends only what was said: no hold-out, no exclusion and no product when there is none", () => {
    expect(audienceOf(draft)).toEqual({ condition: { all: [] } });
    expect(inputOf(draft)).not.toHaveProperty("offer");
    expect(inputOf({ ...draft, risk: "R3" }).offer).toEqual({
      productRisk: "R3",
      isPrivate: false,
    });
    expect(audienceOf({ ...draft, holdOutPercent: 10, excluding: { all: [] } })).toMatchObject({
      holdOutPercent: 10,
      excluding: { all: [] },
    });
  });

  it("shows the text with the template's examples", () => {
    const template = {
      key: "invite",
      title: "",
      headline: "",
      body: "",
      variables: [{ name: "称呼", label: "称呼", example: "陈先生" }],
      notice: { title: "", lines: [] },
    };

    expect(fillExample("{{称呼}}您好，{{称呼}}", template)).toBe("陈先生您好，陈先生");
    expect(fillExample("{{别的}}", template)).toBe("{{别的}}");
  });
});
