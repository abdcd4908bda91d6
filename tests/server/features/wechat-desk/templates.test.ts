import { seedTemplates } from "@sandbox/index";
import { testApp } from "@tests/support/app";
import { failureOf } from "@tests/support/as";
import { afterEach, describe, expect, it } from "vitest";

const app = testApp({ bank: "staff" });
const control = () => app().sandbox.control;
const admin = () => app().as("admin-ye");
const idOf = (key: string) =>
  seedTemplates.find((one) => one.account === "official" && one.key === key)?.id ?? "";
const place = { account: "official", key: "booking.reminder" } as const;
const inForce = () => app().server.ports.config.templates.official["booking.reminder"];
const other = {
  templateId: idOf("booking.confirmed"),
  fields: { purpose: "thing4", time: "time2", manager: "name3", place: "thing1" },
};

afterEach(() => control().clearFaults());

describe("the template library", () => {
  it("lists what WeChat has at both accounts, with the names of its fields", async () => {
    const { libraries, notices } = await (await admin()).call("GET /wechat-templates", {});

    expect(libraries.map(({ account, templates }) => [account, templates.length])).toEqual([
      ["official", seedTemplates.filter(({ account }) => account === "official").length],
      ["mini", seedTemplates.filter(({ account }) => account === "mini").length],
    ]);
    expect(
      libraries[0]?.templates.find(({ id }) => id === idOf("booking.confirmed")),
    ).toMatchObject({
      title: "预约成功通知",
      fields: [
        { key: "thing1", name: "预约事项" },
        { key: "time2" },
        { key: "name3" },
        { key: "thing4" },
      ],
    });
    const used = notices.flatMap(({ official, mini }) => [official, mini].filter(Boolean));
    expect(new Set(used.map((one) => one?.source))).toEqual(new Set(["environment"]));
    expect(used.flatMap((one) => one?.problems)).toEqual([]);
  });

  it("shows the one account while the other refuses", async () => {
    control().addFault({
      path: "/wxaapi/newtmpl/gettemplate",
      kind: "errcode",
      errcode: 48001,
    });

    const { libraries } = await (await admin()).call("GET /wechat-templates", {});

    expect(libraries[0]?.templates.length).toBeGreaterThan(5);
    expect(libraries[1]?.problem?.fix).toContain("小程序没有“订阅消息”权限");
  });
});

describe("choosing a template for a notice", () => {
  it("holds for whoever sends from then on, until it is given back", async () => {
    const ye = await admin();
    const before = inForce();

    const { notices } = await ye.call("PUT /wechat-templates/:account/:key", {
      ...place,
      ...other,
    });
    const chosen = inForce();
    await ye.call("DELETE /wechat-templates/:account/:key", place);

    expect(notices.find(({ key }) => key === place.key)?.official).toMatchObject({
      ...other,
      source: "stored",
      problems: [],
    });
    expect(chosen).toEqual({ id: other.templateId, fields: other.fields });
    expect(inForce()).toEqual(before);
    expect((await failureOf(ye.call("DELETE /wechat-templates/:account/:key", place))).code).toBe(
      "wechatDesk.notFound",
    );
  });

  it.each([
    [
      "a field left empty",
      { fields: { purpose: "thing1", time: "time2", manager: "name3" } },
      "thing4",
    ],
    ["a field it does not have", { fields: { ...other.fields, place: "thing9" } }, "thing9"],
    ["a template that is none", { templateId: "nothing" }, "没有这个模板"],
  ])("is refused for %s", async (_, change, named) => {
    const ye = await admin();

    const refused = await failureOf(
      ye.call("PUT /wechat-templates/:account/:key", { ...place, ...other, ...change }),
    );

    expect(refused.code).toBe("wechatDesk.badMapping");
    expect(JSON.stringify(refused.details)).toContain(named);
  });

  it("is not offered to marketing over template messages", async () => {
    const refused = await failureOf(
      (await admin()).call("PUT /wechat-templates/:account/:key", {
        ...other,
        account: "official",
        key: "campaign.invitation",
        fields: { subject: "thing1", time: "time2", hint: "thing4" },
      }),
    );

    expect(refused.code).toBe("wechatDesk.badMapping");
  });
});

describe("a test message", () => {
  it("reaches the administrator's own WeChat with every field filled", async () => {
    await (await admin()).call("POST /wechat-templates/:account/:key/test", place);

    const [sent] = app().sandbox.ledger.list({ user: "admin-ye", channel: "template" });
    expect(sent).toMatchObject({ templateId: idOf("booking.reminder"), effect: "delivered" });
    expect(JSON.stringify(sent?.data)).toContain("发送测试");
  });

  it("says what to do when the template is gone at WeChat", async () => {
    control().addFault({
      path: "/cgi-bin/message/template/send",
      kind: "errcode",
      errcode: 40037,
    });

    const refused = await failureOf(
      (await admin()).call("POST /wechat-templates/:account/:key/test", place),
    );

    expect(refused.code).toBe("wechatDesk.refused");
    expect(String(refused.details?.fix)).toContain("预约提醒");
  });

  it("of the mini-program needs somebody who uses it", async () => {
    const refused = await failureOf(
      (await admin()).call("POST /wechat-templates/:account/:key/test", {
        account: "mini",
        key: "booking.reminder",
      }),
    );

    expect(refused.code).toBe("wechatDesk.nobodyToTell");
  });
});
