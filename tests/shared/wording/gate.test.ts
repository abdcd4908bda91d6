import { checkWording, isBlocked } from "@shared/wording/gate";
import { describe, expect, it } from "vitest";
import { allowed, refused } from "./corpus";

const inCampaign = (text: string) => checkWording(text, { place: "campaign" });

describe("the wording gate", () => {
  it("is judged by at least 300 sentences, none of them twice", () => {
    expect(new Set([...refused, ...allowed]).size).toBe(refused.length + allowed.length);
    expect(refused.length + allowed.length).toBeGreaterThanOrEqual(300);
  });

  it("refuses what may not be said, however it is disguised", () => {
    const missed = refused.filter((text) => inCampaign(text).length === 0);

    expect(missed).toEqual([]);
  });

  it("lets denials, warnings and ordinary banking words pass", () => {
    const wronged = allowed.filter((text) => inCampaign(text).length > 0);

    expect(wronged).toEqual([]);
  });

  it("blocks promises in a conversation and only warns of adjectives", () => {
    const promise = checkWording("这款产品保本", { place: "conversation" });
    const adjective = checkWording("这款产品高收益", { place: "conversation" });

    expect(promise).toMatchObject([{ text: "保本", kind: "promise", severity: "block" }]);
    expect(adjective).toMatchObject([{ text: "高收益", kind: "exaggeration", severity: "warn" }]);
    expect(isBlocked(promise)).toBe(true);
    expect(isBlocked(adjective)).toBe(false);
  });

  it("blocks in a campaign what it only warns of in a conversation", () => {
    expect(isBlocked(inCampaign("这款产品高收益"))).toBe(true);
  });

  it("points at the author's own characters behind a disguise", () => {
    const text = "您放心,保\u200b 本💰保息";

    const [hit] = checkWording(text, { place: "conversation" });

    expect(hit?.text).toBe("保\u200b 本💰保息");
    expect(text.slice(hit?.start, hit?.end)).toBe(hit?.text);
  });

  it("tells only the outermost of words inside one another", () => {
    expect(inCampaign("保本保息").map((hit) => hit.text)).toEqual(["保本保息"]);
  });

  it("sees a word split over the author's last messages", () => {
    const hits = checkWording("本保息的产品", {
      place: "conversation",
      before: ["您好", "这个保"],
    });

    expect(hits).toMatchObject([{ start: 0, end: 3, kind: "promise" }]);
  });

  it("does not blame a message for what stands in an earlier one", () => {
    expect(checkWording("好的", { place: "conversation", before: ["这个保本"] })).toEqual([]);
  });

  it("borrows no denial from another clause", () => {
    expect(inCampaign("收费不高。保本")).toHaveLength(1);
    expect(inCampaign("不收手续费，保本")).toHaveLength(1);
  });

  it("tells account, identity and phone numbers from other numbers", () => {
    const kinds = (text: string) =>
      checkWording(text, { place: "conversation" }).map((hit) => hit.kind);

    expect(kinds("6222 0200 0000 0000 000")).toEqual(["account"]);
    expect(kinds("11010519491231002X")).toEqual(["idNumber"]);
    expect(kinds("+86 138 0013 8000")).toEqual(["phone"]);
    expect(kinds("流水号 6222020000000000001")).toEqual([]);
  });

  it("reads a text of a hundred thousand characters", () => {
    const text = "保不住本钱也不怕风险".repeat(10_000);

    expect(checkWording(`${text}保本`, { place: "conversation" })).toHaveLength(1);
  });
});
