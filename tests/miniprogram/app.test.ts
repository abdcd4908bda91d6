import { newId } from "@server/core/ids";
import { afterEach, describe, expect, it } from "vitest";
import { testApp } from "../support/app";
import { idLastFourOf } from "../support/build/bank";
import { bootWeapp, type Person as PhoneOwner, type Weapp } from "../support/weapp";

const app = testApp();
const phones: Weapp[] = [];

/** Opens the bundle on somebody's phone; closed after the test. */
function phoneOf(person: string, open?: string, answers: Partial<PhoneOwner> = {}): Weapp {
  const { control, accounts } = app().sandbox;
  const appId = accounts.find(({ kind }) => kind === "mini")?.appid ?? "";
  const phone = bootWeapp({
    base: app().url,
    appId,
    ...(open ? { open } : {}),
    person: {
      login: () => control.login(person).code,
      phoneCode: () => control.phoneCode(person).code,
      ...answers,
    },
  });
  phones.push(phone);
  return phone;
}

afterEach(() => {
  for (const phone of phones.splice(0)) phone.close();
});

/** Types, and sees that it stands there. */
async function type(phone: Weapp, placeholder: string, text: string): Promise<void> {
  await phone.input(placeholder, text);
  const { tree } = phone;
  await phone.waitFor(
    () => phone.tree.all((node) => tree.attribute(node, "value") === text).length > 0,
  );
}

/** Taps what is on or off, and sees that it is on. */
async function switchOn(phone: Weapp, words: string, most = 1): Promise<void> {
  await phone.tap(words);
  const isOn = (node: { cl?: unknown }) => /__(box|switch)--on/.test(String(node.cl));
  await phone.waitFor(() => phone.tree.all(isOn).length === most);
}

/** A new customer on a new phone, up to the home screen. */
async function moveIn(person: string): Promise<Weapp> {
  const phone = phoneOf(person);
  await phone.waitFor("使用微信手机号验证");
  await phone.tap("使用微信手机号验证");
  await type(phone, "最后一位是 X 也请填写", idLastFourOf(person));
  await switchOn(phone, "以上为本人信息");
  await phone.tap("确认绑定");
  await phone.waitFor("请您逐项选择");
  await switchOn(phone, "提供专线服务", 1);
  await switchOn(phone, "展示资产信息", 2);
  await phone.tap("同意并开始使用");
  await phone.waitFor("联系我");
  return phone;
}

describe("the mini-program on a phone", () => {
  it("lets a customer in by their phone number, their ID and their own yes", async () => {
    const phone = await moveIn("vip-wu");

    expect(phone.route).toBe("pages/home/index");
    expect(phone.text).toContain("林静");
    expect(phone.seen.missing).toEqual([]);
    expect(phone.errors).toEqual([]);
  });

  it("refuses the wrong ID, keeps what was typed, and lets it be corrected", async () => {
    const phone = phoneOf("vip-zhao");
    await phone.tap("使用微信手机号验证");
    await type(phone, "最后一位是 X 也请填写", "0000");
    await switchOn(phone, "以上为本人信息");
    await phone.tap("确认绑定");
    await phone.waitFor("信息核对未通过");

    await type(phone, "最后一位是 X 也请填写", idLastFourOf("vip-zhao"));
    await phone.tap("确认绑定");

    await phone.waitFor("请您逐项选择");
  });

  it("ticks no purpose in advance and starts with none that is necessary missing", async () => {
    const phone = phoneOf("vip-zhao");
    await phone.waitFor("请您逐项选择");

    await phone.tap("同意并开始使用");

    await phone.waitFor("请先同意必需的用途");
  });

  it("carries a message to the manager and the answer back, with how far it came", async () => {
    const rm = await app().as("rm-lin");
    const phone = phoneOf("vip-wu");
    await phone.tap("联系我");

    await type(phone, "写给您的经理", "请问周四有空吗");
    await phone.tap("发送");
    await phone.waitFor("请问周四有空吗");
    await phone.waitFor(/已发送|已送达/);
    const { items } = await rm.call("GET /conversations", {});
    const queue = items.find(({ customerName }) => customerName.startsWith("吴"));
    if (!queue) throw new Error("the manager's queue does not show it");
    const id = queue.id;
    await rm.call("POST /conversations/:id/receipts", {
      id,
      delivered: queue.lastSeq,
      read: queue.lastSeq,
    });
    await phone.waitFor("已读");
    await rm.call("POST /conversations/:id/messages", {
      id,
      clientId: newId("msg"),
      body: { kind: "text", text: "有空,上午十点见" },
    });

    await phone.waitFor("有空,上午十点见");
    const { receipts, lastSeq } = await rm.call("GET /conversations/:id", { id });
    expect(receipts.customerRead).toBe(lastSeq);
  });

  it("keeps the conversation when it is closed and opened again", async () => {
    const phone = phoneOf("vip-wu", "pages/conversation/index");

    await phone.waitFor("有空,上午十点见");

    expect(phone.text).toContain("请问周四有空吗");
  });

  it("books in two steps and shows the booking where it concerns", async () => {
    const phone = phoneOf("vip-wu", "packages/bookings/book/index");
    await phone.waitFor("您想办理什么");
    await phone.tap("大额");
    await phone.waitFor("最近可约");

    await phone.tap("接待");
    await phone.waitFor("已为您约好");
    await phone.tap("加入日历");

    await phone.waitFor(() => phone.seen.toasts.includes("已加入手机日历"));
    await phone.tap("我的预约");
    await phone.waitFor("即将到来");
    expect(phone.text).toContain("已约好");
    expect(phone.seen.calls).toContain("requestSubscribeMessage");
  });

  it("takes back a booking after asking", async () => {
    const phone = phoneOf("vip-wu", "packages/bookings/list/index");
    await phone.waitFor("取消预约");

    await phone.tap("取消预约");

    await phone.waitFor("已取消");
    expect(phone.seen.modals).toHaveLength(1);
  });

  it("shows the assets as of their day, and the amounts only when asked", async () => {
    const phone = phoneOf("vip-wu", "packages/assets/report/index");
    await phone.waitFor("资产总额");
    expect(phone.text).toContain("●●●●");
    expect(phone.text).toMatch(/数据截至 /);

    await phone.tap("资产总额");

    await phone.waitFor(/\d{1,3}(,\d{3})+\.\d\d/);
    expect(phone.text).not.toContain("●●●●");
  });

  it("signs up for an event and shows the ticket", async () => {
    const marketer = await app().as("marketer-su");
    const day = (days: number) =>
      new Date(Date.parse("2026-11-25T10:00:00+08:00") + days * 86_400_000).toISOString();
    const event = await marketer.call("POST /events", {
      title: "高尔夫邀请赛",
      summary: "十八洞友谊赛",
      description: "上午签到,九点发球。",
      place: "佘山",
      startsAt: day(10),
      endsAt: day(10.2),
      signUpUntil: day(8),
      seats: 10,
      companionsMax: 2,
      poster: "golf",
      audience: { minTier: "gold", tags: [] },
      questions: [{ id: "size", label: "衣服尺码", required: true }],
    });
    await marketer.call("POST /events/:id/publish", { id: event.id });
    const phone = phoneOf("vip-wu", "pages/events/index");
    await phone.tap("高尔夫邀请赛");
    await phone.waitFor("报名信息");

    const press = async () => {
      const { tree } = phone;
      const button = tree.all((node) => tree.tag(node) === "button").at(-1);
      if (button) await phone.tapNode(button);
    };
    await press();
    await type(phone, "请填写", "L");
    await press();
    await phone.waitFor("已为您留好席位");
    await phone.tap("查看票券");

    await phone.waitFor("到场时请出示二维码");
    expect(phone.text).toContain("高尔夫邀请赛");
  });

  it("is silent again after signing out, until the owner wants back in", async () => {
    const phone = phoneOf("vip-wu", "pages/me/index");
    await phone.waitFor("退出登录");
    await phone.tap("退出登录");
    await phone.waitFor("您已退出登录");
    expect(phone.openSockets).toBe(0);

    await phone.tap("重新登录");

    await phone.waitFor("联系我");
  });
});
