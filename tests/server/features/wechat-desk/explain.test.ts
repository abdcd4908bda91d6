import { explain } from "@server/features/wechat-desk/explain";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import { describe, expect, it } from "vitest";

const say = (code: number | string, reason = "", kind: "config" | "unknown" = "config") =>
  explain({ code, kind, reason }, { account: "official", what: "模板消息", template: "预约成功" });

describe("a refusal of WeChat", () => {
  it("names the address that is missing from the white-list", () => {
    const reason = "invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist";

    expect(say(40164, reason).fix).toContain("请把 203.0.113.7 加入服务号的 IP 白名单");
  });

  it("names the permission, and the template", () => {
    expect(say(48001).fix).toContain("服务号没有“模板消息”权限");
    expect(say(40037).fix).toContain("“预约成功”");
  });

  it("is told by its kind where its code stands in no table", () => {
    expect(say(99999, "strange words").fix).toContain("strange words");
    expect(say("network.timeout", "", "unknown").fix).toContain("api.weixin.qq.com");
  });

  it("leaves no place of a sentence unfilled", () => {
    const sentences = Object.keys(words.codes).map((code) => JSON.stringify(say(code)));

    expect(sentences.filter((sentence) => /\{\w+\}/.test(sentence))).toEqual([]);
  });
});
