import { defaultMenus, setUpDesk } from "@server/features/wechat-desk";
import type { MenuButton } from "@shared/wechat-desk/menu";
import { testApp } from "@tests/support/app";
import { failureOf } from "@tests/support/as";
import mongoose from "mongoose";
import { afterEach, describe, expect, it } from "vitest";

const app = testApp({ bank: "staff" });
const control = () => app().sandbox.control;
const admin = () => app().as("admin-ye");
const menuOf = (person: string) =>
  control()
    .phone(person)
    .chats.official.menu.map(({ name }) => name);
const calls = (path: string) =>
  control()
    .trace()
    .filter((one) => one.path === path).length;
const button: MenuButton = { name: "帮助", type: "click", key: "help", children: [] };

afterEach(() => control().clearFaults());

describe("the menu of a new installation", () => {
  it("shows colleagues their own and everybody else the customers'", async () => {
    await setUpDesk("http://localhost:8080", app().server.ports);

    expect(menuOf("vip-chen")).toEqual(["客户经理", "活动", "我的贵宾"]);
    expect(menuOf("rm-lin")).toEqual(["打开工作台", "工作台", "活动"]);
    expect((await (await admin()).call("GET /wechat-menu", {})).live).toEqual({
      state: "same",
      differences: [],
    });
  });

  it("comes back to a colleague who follows again", async () => {
    control().unfollow("rm-zhou");
    control().follow("rm-zhou");
    await control().settled();

    await expect.poll(() => menuOf("rm-zhou")).toContain("打开工作台");
  });

  it("answers each of its keys", async () => {
    const ye = await admin();
    const { published } = await ye.call("GET /wechat-menu", {});
    const { rules } = await ye.call("GET /wechat-replies", {});
    const keys = JSON.stringify(published?.sets).match(/"key":"[^"]+"/g) ?? [];

    expect(keys.sort()).toEqual(rules.keys.map(({ key }) => `"key":"${key}"`).sort());
  });
});

describe("a draft", () => {
  it("is kept unfinished but not published, and says what is wrong where", async () => {
    const ye = await admin();
    const { version } = await ye.call("GET /wechat-menu", {});
    const draft = [{ buttons: [{ ...button, name: "一个太长的名称", key: "" }] }];

    const kept = await ye.call("PUT /wechat-menu", { version, draft });
    const refused = await failureOf(
      ye.call("POST /wechat-menu/publish", { version: kept.version }),
    );

    expect(kept.draft).toEqual(draft);
    expect(refused.code).toBe("wechatDesk.badMenu");
    expect(refused.details).toMatchObject({
      problems: [
        { set: 0, button: 0, field: "name", rule: "tooLong", limit: 16 },
        { set: 0, button: 0, field: "key", rule: "empty" },
      ],
    });
    expect(menuOf("vip-chen")).toEqual(["客户经理", "活动", "我的贵宾"]);
  });

  it("is not overwritten by somebody who read an older one", async () => {
    const ye = await admin();
    const { version, draft } = await ye.call("GET /wechat-menu", {});
    await ye.call("PUT /wechat-menu", { version, draft });

    expect((await failureOf(ye.call("PUT /wechat-menu", { version, draft }))).code).toBe(
      "wechatDesk.outdated",
    );
    expect((await failureOf(ye.call("POST /wechat-menu/publish", { version }))).code).toBe(
      "wechatDesk.outdated",
    );
  });
});

describe("publishing", () => {
  const publish = async (draft: Parameters<typeof JSON.stringify>[0]) => {
    const ye = await admin();
    const { version } = await ye.call("GET /wechat-menu", {});
    const kept = await ye.call("PUT /wechat-menu", { version, draft });
    return ye.call("POST /wechat-menu/publish", { version: kept.version });
  };

  it("changes at WeChat only what differs, and is written down", async () => {
    const [, staffMenu] = defaultMenus("http://localhost:8080");
    const before = calls("/cgi-bin/menu/addconditional");

    const desk = await publish([{ buttons: [button] }, staffMenu]);

    expect(menuOf("vip-chen")).toEqual(["帮助"]);
    expect(menuOf("rm-lin")).toContain("打开工作台");
    expect(calls("/cgi-bin/menu/addconditional")).toBe(before);
    expect(desk).toMatchObject({ published: { no: 2, by: "叶知" }, live: { state: "same" } });
    await app().server.ports.audit.settled();
    const acts = await mongoose.connection.collection("audit").distinct("act");
    expect(acts).toEqual(expect.arrayContaining(["wechatMenu.drafted", "wechatMenu.published"]));
  });

  it("keeps what was published before, to be drafted again", async () => {
    const ye = await admin();

    const { sets } = await ye.call("GET /wechat-menu/versions/:no", { no: 1 });

    expect(sets).toEqual(defaultMenus("http://localhost:8080"));
  });

  it("says what to do when the right is missing, and publishes nothing", async () => {
    control().addFault({ path: "/cgi-bin/menu/create", kind: "errcode", errcode: 48001 });

    const refused = await failureOf(publish([{ buttons: [{ ...button, name: "新菜单" }] }]));

    expect(refused.code).toBe("wechatDesk.refused");
    expect(String(refused.details?.fix)).toContain("服务号没有“自定义菜单”权限");
    expect((await (await admin()).call("GET /wechat-menu", {})).published?.no).toBe(2);
  });

  it("tells when somebody changed the menu in WeChat's own console", async () => {
    await app().server.ports.wechat.official.menu.replace([
      { name: "别的", type: "click", key: "x" },
    ]);

    const { live } = await (await admin()).call("GET /wechat-menu", {});

    expect(live).toEqual({ state: "differs", differences: ["默认菜单与已发布的不同"] });
  });

  it("still shows draft and versions while WeChat does not answer", async () => {
    control().addFault({ path: "/cgi-bin/menu/get", kind: "http", status: 502 });

    const desk = await (await admin()).call("GET /wechat-menu", {});

    expect(desk.live.state).toBe("unreachable");
    expect(desk.published?.no).toBe(2);
  });
});
