import { minutes } from "@sandbox/core/clock";
import { seedTemplates, templateTable } from "@sandbox/index";
import { isAllowed } from "@sandbox/wechat/fields";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Bench, startSandbox } from "./support/call";
import { startReceiver } from "./support/receiver";

let bench: Bench;
beforeAll(async () => {
  bench = await startSandbox({ rules: { quotas: { "/cgi-bin/message/template/send": {} } } });
});
beforeEach(async () => {
  bench.control.setClockOffset(0);
  bench.control.setCallback("official", null);
  bench.control.setCallback("mini", null);
  await bench.reset();
});
afterAll(() => bench.close());

const todo = templateTable().official["staff.todo"]?.id ?? "";
const data = {
  thing1: { value: "客户生日关怀" },
  time2: { value: "2026年11月25日 18:00" },
  phrase3: { value: "紧急" },
  thing4: { value: "请尽快处理" },
};
const send = (changes: object = {}, user = "rm-lin") =>
  bench.post("/cgi-bin/message/template/send", {
    touser: bench.openid(user),
    template_id: todo,
    data,
    ...changes,
  });

describe("template messages", () => {
  it("reach the chat as a card, and the ledger", async () => {
    const url = "https://bank.example/tasks";
    const answer = await send({ url });
    expect(answer.errcode).toBe(0);
    const { messages } = bench.control.phone("rm-lin").chats.official;
    expect(messages.at(-1)?.body).toMatchObject({
      type: "template",
      title: "待办事项提醒",
      rows: [{ key: "thing1", name: "待办事项", value: "客户生日关怀" }, {}, {}, {}],
      jump: { kind: "web", url },
    });
    expect(bench.ledger.list({ user: "rm-lin" })).toMatchObject([
      { channel: "template", templateId: todo, effect: "delivered" },
    ]);
  });

  it("answer with a msgid beyond 2^53, the same the job-finish event carries", async () => {
    const receiver = await startReceiver();
    bench.control.setCallback("official", { url: receiver.url, mode: "plain" });
    const token = await bench.token("official");
    const answer = await fetch(`${bench.url}/cgi-bin/message/template/send?access_token=${token}`, {
      method: "POST",
      body: JSON.stringify({ touser: bench.openid("rm-lin"), template_id: todo, data }),
    });
    const msgid = /"msgid":(\d+)/.exec(await answer.text())?.[1] ?? "";
    expect(BigInt(msgid) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
    await expect.poll(() => receiver.received.length).toBe(1);
    expect(receiver.received[0]?.body).toContain(`<MsgID>${msgid}</MsgID>`);
    expect(receiver.received[0]?.body).toContain("<Status><![CDATA[success]]></Status>");
    bench.control.mute("rm-lin", true);
    expect((await send()).errcode).toBe(0);
    await expect.poll(() => receiver.received.length).toBe(2);
    expect(receiver.received[1]?.body).toContain("failed:user block");
    expect(bench.ledger.count({ effect: "blocked" })).toBe(1);
    await receiver.close();
  });

  it("are refused in the order of the table", async () => {
    expect((await send({ touser: "o-nobody" })).errcode).toBe(40003);
    expect((await send({ touser: bench.openid("rm-lin", "mini") })).errcode).toBe(40003);
    expect((await send({ template_id: "x".repeat(65) })).errcode).toBe(40036);
    expect((await send({ template_id: "unknown" })).errcode).toBe(40037);
    expect((await send({}, "public-he")).errcode).toBe(43004);
    const openids = { openid_list: [bench.openid("rm-zhou")] };
    await bench.post("/cgi-bin/tags/members/batchblacklist", openids);
    expect((await send({}, "rm-zhou")).errcode).toBe(43019);
    await bench.send("POST", "/__sandbox/templates", { templateId: todo, restricted: true });
    expect((await send()).errcode).toBe(43116);
    expect(bench.ledger.count()).toBe(0);
  });

  it("name the field that breaks its rule, also when it is missing", async () => {
    const long = await send({ data: { ...data, thing1: { value: "字".repeat(21) } } });
    expect(long.errcode).toBe(47003);
    expect(long.errmsg).toContain("argument invalid! data.thing1.value invalid");
    const { phrase3: _left, ...rest } = data;
    expect((await send({ data: rest })).errmsg).toContain("data.phrase3.value");
    expect((await send({ data: { ...data, extra9: { value: "x" } } })).errcode).toBe(0);
  });

  it("with marketing are intercepted and listed", async () => {
    const answer = await send({ data: { ...data, thing1: { value: "限时优惠" } } });
    expect(answer.errcode).toBe(40249);
    const query = { tmpl_msg_id: todo, largest_id: 0, limit: 10 };
    const listed = await bench.post("/wxa/sec/queryblocktmplmsg", query);
    expect(listed.msginfo).toMatchObject([{ openid: bench.openid("rm-lin") }]);
  });

  it("with an equal client_msg_id are sent once in ten minutes", async () => {
    await send({ client_msg_id: "a" });
    await send({ client_msg_id: "a" });
    await send({ client_msg_id: "a" }, "rm-zhou");
    expect(bench.ledger.count({ effect: "delivered" })).toBe(2);
    expect(bench.ledger.count({ effect: "duplicate" })).toBe(1);
    bench.control.advance(minutes(10));
    await send({ client_msg_id: "a" });
    expect(bench.ledger.count({ effect: "delivered" })).toBe(3);
  });

  it("lead into the mini-program, if it is the bound one", async () => {
    const { appid } = bench.account("mini");
    const miniprogram = { appid, pagepath: "pages/task/index?id=7" };
    await send({ miniprogram, url: "https://bank.example" });
    expect(bench.ledger.list().at(-1)?.jump).toEqual({
      kind: "mini",
      appid,
      path: "pages/task/index",
      query: { id: "7" },
    });
    expect((await send({ miniprogram: { appid: "wx0", pagepath: "a" } })).errcode).toBe(40013);
  });

  it("can be added from the library and removed", async () => {
    const body = { template_id_short: "40021", keyword_name_list: ["业务名称", "更新时间"] };
    const { template_id: id } = await bench.post("/cgi-bin/template/api_add_template", body);
    const list = async () => await bench.get("/cgi-bin/template/get_all_private_template");
    expect((await list()).template_list).toContainEqual(
      expect.objectContaining({
        template_id: id,
        content: "业务名称：{{thing1.DATA}}\n更新时间：{{time3.DATA}}\n",
      }),
    );
    const remove = { template_id: id };
    expect((await bench.post("/cgi-bin/template/del_private_template", remove)).errcode).toBe(0);
    expect((await bench.post("/cgi-bin/template/del_private_template", remove)).errcode).toBe(
      40037,
    );
    const none = { template_id_short: "40021", keyword_name_list: [] };
    expect((await bench.post("/cgi-bin/template/api_add_template", none)).errcode).toBe(40246);
  });
});

describe("field rules", () => {
  const field = (key: string) => ({ key, name: "", example: "", values: ["处理中"] });
  const accepted: [string, string][] = [
    ["thing1", "字".repeat(20)],
    ["number2", "12.50"],
    ["number2", "1".repeat(32)],
    ["letter3", "ABCdef"],
    ["symbol4", "+-*/%"],
    ["character_string5", "A-001/2024"],
    ["time6", "15:01"],
    ["time6", "2019年10月1日 15:01"],
    ["time6", "09:00~10:00"],
    ["date7", "2019-12-25 09:42"],
    ["date7", "2018/01/01"],
    ["date7", "01-01"],
    ["amount8", "￥100"],
    ["amount8", "10.50元"],
    ["phone_number9", "+86-0766-66888866"],
    ["car_number10", "粤A8Z888挂"],
    ["name11", "字".repeat(10)],
    ["name11", "a".repeat(20)],
    ["phrase12", "审核通过"],
    ["enum_string13", "处理中"],
  ];
  const refused: [string, string][] = [
    ["thing1", "字".repeat(21)],
    ["thing1", "两\n行"],
    ["thing1", ""],
    ["number2", "1,000"],
    ["number2", "1".repeat(33)],
    ["number2", "12a"],
    ["letter3", "AB1"],
    ["symbol4", "++++++"],
    ["symbol4", "a"],
    ["character_string5", "中文"],
    ["time6", "9 o'clock"],
    ["time6", "2019年10月1日"],
    ["date7", "tomorrow"],
    ["amount8", "￥12345678901"],
    ["amount8", "a hundred"],
    ["phone_number9", "1".repeat(18)],
    ["phone_number9", "letters"],
    ["car_number10", "粤A8Z8888挂"],
    ["name11", "用户410774"],
    ["phrase12", "六个字的短语"],
    ["phrase12", "Approved"],
    ["enum_string13", "其他"],
  ];

  it.each(accepted)("accept %s = %s", (key, value) => {
    expect(isAllowed(field(key), value)).toBe(true);
  });

  it.each(refused)("refuse %s = %s", (key, value) => {
    expect(isAllowed(field(key), value)).toBe(false);
  });

  it("hold for every example of the seed", () => {
    for (const template of seedTemplates) {
      for (const one of template.fields)
        expect([one.key, isAllowed(one, one.example)]).toEqual([one.key, true]);
    }
  });
});

describe("subscribe messages", () => {
  const once = templateTable().mini["booking.confirmed"]?.id ?? "";
  const long = templateTable().mini["asset.maturity"]?.id ?? "";
  const other = templateTable().mini["event.ticket"]?.id ?? "";
  const booking = {
    thing1: { value: "资产配置沟通" },
    time2: { value: "2026年11月26日 10:00" },
    name3: { value: "林静" },
    thing4: { value: "湖滨支行二楼贵宾厅" },
  };
  const maturity = {
    thing1: { value: "稳健一年期" },
    date2: { value: "2026年12月2日" },
    name3: { value: "林静" },
    thing4: { value: "到期后资金自动回到账户" },
  };
  const notify = (template_id: string, body: object, extra = {}) =>
    bench.post(
      "/cgi-bin/message/subscribe/send",
      { touser: bench.openid("vip-chen", "mini"), template_id, data: body, ...extra },
      "mini",
    );

  it("of the one-time kind are one per acceptance", async () => {
    expect((await notify(once, booking)).errcode).toBe(43101);
    bench.control.subscribe("vip-chen", once, "accept");
    bench.control.subscribe("vip-chen", once, "accept");
    expect((await notify(once, booking, { page: "pages/bookings?id=1" })).errcode).toBe(0);
    expect((await notify(once, booking)).errcode).toBe(0);
    expect((await notify(once, booking)).errcode).toBe(43101);
    expect(bench.control.phone("vip-chen").notices[0]).toMatchObject({
      title: "预约成功通知",
      jump: { kind: "mini", path: "pages/bookings", query: { id: "1" } },
    });
  });

  it("of the long-term kind go on until refused", async () => {
    bench.control.subscribe("vip-chen", long, "accept");
    for (let round = 0; round < 4; round++) {
      expect((await notify(long, maturity)).errcode).toBe(0);
    }
    const withdrawn = { user: "vip-chen", templateId: long };
    await bench.send("POST", "/__sandbox/subscribe/withdraw", withdrawn);
    expect((await notify(long, maturity)).errcode).toBe(43101);
  });

  it("keep the right when a field is refused", async () => {
    bench.control.subscribe("vip-chen", once, "accept");
    expect((await notify(once, {})).errcode).toBe(47003);
    expect((await notify(once, booking)).errcode).toBe(0);
  });

  it("are asked for by a dialog, and remembered when told to", async () => {
    const asked = bench.control.askSubscribe("vip-chen", [once, other]);
    if (asked.kind !== "dialog") throw new Error("no dialog");
    expect(asked.dialog.templates.map(({ title }) => title)).toEqual([
      "预约成功通知",
      "活动电子票通知",
    ]);
    expect(bench.control.phone("vip-chen").dialogs).toHaveLength(1);
    const result = bench.control.answerSubscribe(asked.dialog.id, { [once]: "accept" }, true);
    expect(result).toEqual({ [once]: "accept", [other]: "reject" });
    expect(bench.control.askSubscribe("vip-chen", [once, other])).toEqual({
      kind: "decided",
      result,
    });
    expect((await notify(once, booking)).errcode).toBe(0);
    expect((await notify(once, booking)).errcode).toBe(0);
  });

  it("have the client's own refusals", () => {
    const ask = (ids: string[]) => bench.control.askSubscribe("vip-chen", ids);
    expect(ask([])).toMatchObject({ errCode: 10001 });
    expect(ask(["unknown"])).toMatchObject({ errCode: 20001 });
    expect(ask([once, long])).toMatchObject({ errCode: 20002 });
    expect(ask([once, once, once, once, once, once])).toMatchObject({ errCode: 20003 });
  });

  it("of a banned template are refused", async () => {
    bench.control.subscribe("vip-chen", once, "accept");
    await bench.send("POST", "/__sandbox/templates", { templateId: once, banned: true });
    expect((await notify(once, booking)).errcode).toBe(43107);
    const asked = bench.control.askSubscribe("vip-chen", [once]);
    expect(asked).toEqual({ kind: "decided", result: { [once]: "ban" } });
  });

  it("refuse a page the released mini-program does not have", async () => {
    const known = await startSandbox({ rules: { miniPages: ["pages/home/index"] } });
    known.control.subscribe("vip-chen", once, "accept");
    const body = { touser: known.openid("vip-chen", "mini"), template_id: once, data: booking };
    const path = "/cgi-bin/message/subscribe/send";
    const wrong = await known.post(path, { ...body, page: "pages/nowhere" }, "mini");
    expect(wrong.errcode).toBe(41030);
    const right = await known.post(path, { ...body, page: "pages/home/index?a=1" }, "mini");
    expect(right.errcode).toBe(0);
    await known.close();
  });

  it("tell the developer what was answered, in both encodings", async () => {
    const receiver = await startReceiver();
    bench.control.setCallback("mini", { url: receiver.url, mode: "plain", format: "json" });
    bench.control.subscribe("vip-chen", once, "accept");
    await bench.control.settled();
    expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({
      MsgType: "event",
      Event: "subscribe_msg_popup_event",
      List: { TemplateId: once, SubscribeStatusString: "accept", PopupScene: "0" },
    });
    const asked = bench.control.askSubscribe("vip-chen", [once, other]);
    if (asked.kind === "dialog") bench.control.answerSubscribe(asked.dialog.id, {});
    await bench.control.settled();
    expect(JSON.parse(receiver.received[1]?.body ?? "").List).toHaveLength(2);
    bench.control.setCallback("mini", { url: receiver.url, mode: "plain", format: "xml" });
    bench.control.subscribe("vip-chen", once, "accept");
    await bench.control.settled();
    expect(receiver.received[2]?.body).toContain(
      "<SubscribeMsgPopupEvent><List><TemplateId><![CDATA[",
    );
    await receiver.close();
  });
});
