import {
  campaignTemplates,
  demandProperWording,
  demandSendable,
  renderText,
} from "@server/features/campaigns/campaign-content";
import { isHeldOut } from "@server/features/campaigns/hold-out";
import { describe, expect, it } from "vitest";

const values = { customer: "陈先生", manager: "林静", tier: "钻石" };
const content = { templateKey: "golf", headline: "邀请赛诚邀您", body: "{{称呼}}，期待您的光临。" };

describe("the text of a campaign", () => {
  it("is filled in for its recipient from the listed variables only", () => {
    expect(renderText("{{称呼}}好，{{ 客户经理 }}邀您，{{等级}}", values)).toBe(
      "陈先生好，林静邀您，钻石",
    );
  });

  it.each([
    "{{constructor.constructor('return 1')()}}",
    "{{__proto__}}",
    "{{#each a}}",
    "{{toString}}",
  ])("takes %s for what it is: text", (text) => {
    expect(renderText(text, values)).toBe(text);
  });

  it("is refused with a variable that does not exist, a headline that cannot fit, or a link to no event", () => {
    const refusal = (change: object) => () => demandSendable({ ...content, ...change });

    expect(refusal({})).not.toThrow();
    expect(refusal({ body: "{{姓名}}" })).toThrow("campaign.badContent");
    expect(refusal({ headline: "{{称呼}}一二三四五六七八九十一二三四五" })).toThrow(
      "campaign.badContent",
    );
    expect(refusal({ link: { kind: "event" } })).toThrow("campaign.badContent");
    expect(refusal({ templateKey: "toString" })).toThrow("campaign.badContent");
  });

  it("is refused with a promise of return, in headline or body", () => {
    expect(() => demandProperWording(content)).not.toThrow();
    expect(() => demandProperWording({ ...content, headline: "保本理财" })).toThrow(
      "campaign.wordingBlocked",
    );
    expect(() => demandProperWording({ ...content, body: "高收益" })).toThrow(
      "campaign.wordingBlocked",
    );
  });

  it("has starting points that pass both", () => {
    for (const { key, headline, body } of campaignTemplates) {
      expect(() => demandSendable({ templateKey: key, headline, body })).not.toThrow();
      expect(() => demandProperWording({ templateKey: key, headline, body })).not.toThrow();
    }
  });
});

describe("the share that gets nothing", () => {
  it("is about as large as asked for and always the same people", () => {
    const audience = { condition: { all: [] }, holdOutPercent: 20 };
    const people = Array.from({ length: 5_000 }, (_, at) => `cus_${at}`);
    const out = people.filter((id) => isHeldOut(id, audience));

    expect(out.length).toBeGreaterThan(850);
    expect(out.length).toBeLessThan(1_150);
    expect(people.filter((id) => isHeldOut(id, audience))).toEqual(out);
    expect(people.some((id) => isHeldOut(id, { condition: { all: [] } }))).toBe(false);
  });
});
