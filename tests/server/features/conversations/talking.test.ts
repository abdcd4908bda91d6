import { CustomerModel } from "@server/features/customers/customer.model";
import { staff } from "@server/features/organisation";
import type { Message } from "@shared/conversations/conversation";
import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";
import { buildCustomers, customerIdOf, signInCrowd } from "@tests/support/build/customers";
import { newClientId } from "@tests/support/build/ids";
import type { TestSocket } from "@tests/support/socket";
import { until } from "@tests/support/until";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });
const text = (words: string) => ({ kind: "text" as const, text: words });

/** A customer of 林静 who has said nothing yet, with the conversation's id. */
async function newTalk(rm = "rm-lin"): Promise<{ customer: Person; id: string }> {
  const crowd = await buildCustomers(app(), [{ rm }]);
  const [customer] = (await signInCrowd(app(), crowd)) as [Person];
  return { customer, id: (await customer.call("GET /my/conversation", {})).id };
}

const say = (person: Person, words: string, clientId = newClientId()) =>
  person.call("POST /my/conversation/messages", { clientId, body: text(words) });

const answer = (rm: Person, id: string, words: string, clientId = newClientId()) =>
  rm.call("POST /conversations/:id/messages", { id, clientId, body: text(words) });

async function logOf(person: Person): Promise<Message[]> {
  const all: Message[] = [];
  for (;;) {
    const { messages, lastSeq } = await person.call("GET /my/conversation/messages", {
      afterSeq: all.length,
      limit: 100,
    });
    all.push(...messages);
    if (all.length >= lastSeq) return all;
  }
}

describe("writing to one's relationship manager", () => {
  it("shows on the RM's open screen, and the answer on the customer's, with ticks", async () => {
    const { customer, id } = await newTalk();
    const lin = await app().as("rm-lin");
    const desk = await lin.socket();
    const phone = await customer.socket();

    phone.send({ kind: "send", conversationId: id, clientId: "client-id-01", body: text("在吗") });
    const sent = await phone.frame("ack");
    const heard = await desk.frame("message", ({ message }) => message.conversationId === id);
    desk.send({ kind: "read", conversationId: id, seq: heard.message.seq });
    const read = await phone.frame("receipts", ({ receipts }) => receipts.staffRead === 1);
    desk.send({ kind: "send", conversationId: id, clientId: "client-id-02", body: text("在的") });
    const reply = await phone.frame("message");
    phone.send({ kind: "delivered", conversationId: id, seq: 2 });
    const delivered = await desk.frame(
      "receipts",
      ({ receipts }) => receipts.customerDelivered === 2,
    );

    expect(sent).toMatchObject({ clientId: "client-id-01", message: { seq: 1 } });
    expect(heard.message).toMatchObject({
      body: text("在吗"),
      author: { kind: "customer", name: "周自珩" },
    });
    expect(read.receipts).toMatchObject({ staffDelivered: 1, staffRead: 1 });
    expect(reply.message).toMatchObject({ seq: 2, body: text("在的"), author: { name: "林静" } });
    expect(delivered.receipts).toMatchObject({ customerDelivered: 2, customerRead: 0 });
    desk.close();
  });

  it("puts the conversation on top of the RM's queue until it is answered", async () => {
    const { customer, id } = await newTalk("rm-shen");
    const shen = await app().as("rm-shen");
    await say(customer, "想问一下存单");

    const [first] = (await shen.call("GET /conversations", { filter: "unanswered" })).items;
    await answer(shen, id, "好的,我看一下");
    const after = await shen.call("GET /conversations/:id", { id });

    expect(first).toMatchObject({ id, unread: 1, lastMessage: { body: text("想问一下存单") } });
    const due = Date.parse(first?.answerDueAt ?? "") - Date.parse(first?.waitingSince ?? "");
    expect(due).toBe(10 * 60_000);
    expect(after).not.toHaveProperty("waitingSince");
    expect((await shen.call("GET /conversations", { filter: "unanswered" })).items).toEqual([]);
  });

  it("is one message when it is sent ten times", async () => {
    const { customer } = await newTalk();
    const clientId = newClientId();

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => say(customer, "一次", clientId)),
    );

    expect(new Set(answers.map(({ message }) => message.id)).size).toBe(1);
    expect(await logOf(customer)).toHaveLength(1);
  });

  it("keeps one row of numbers without gaps when two phones and the RM write at once", async () => {
    const { customer, id } = await newTalk();
    const lin = await app().as("rm-lin");

    await Promise.all(
      Array.from({ length: 30 }, (_, at) => [
        say(customer, `手机一 ${at}`),
        say(customer, `手机二 ${at}`),
        answer(lin, id, `经理 ${at}`),
      ]).flat(),
    );

    const log = await logOf(customer);
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 90 }, (_, at) => at + 1));
    expect(new Set(log.map(({ clientId }) => clientId)).size).toBe(90);
  }, 90_000);

  it("keeps what one person says in the order they said it", async () => {
    const { customer, id } = await newTalk();
    const phone = await customer.socket();
    const words = Array.from({ length: 18 }, (_, at) => `第 ${at} 句`);

    for (const one of words)
      phone.send({ kind: "send", conversationId: id, clientId: newClientId(), body: text(one) });
    await until(() => phone.frames.filter(({ kind }) => kind === "ack").length === 18, "18 acks");

    expect((await logOf(customer)).map(({ body }) => body)).toEqual(words.map(text));
  });

  it("hands over what a phone missed: nothing lost, nothing twice, in order, over cut after cut", async () => {
    const { customer, id } = await newTalk();
    const lin = await app().as("rm-lin");
    const held: number[] = [];
    const phone = flakyPhone(customer, id, held);

    for (let round = 0; round < 8; round += 1) {
      const line = await phone.connect();
      await Promise.all(Array.from({ length: 5 }, (_, at) => answer(lin, id, `${round}.${at}`)));
      // Half of the lines are cut before anything arrived, half right in the middle.
      if (round % 2 === 1) await line.frame("message");
      line.cut();
      await answer(lin, id, `${round} 之后`);
    }
    await phone.connect();
    await until(
      () => held.length === 48,
      () => `48 messages; came: ${held.length}`,
    );

    expect(held).toEqual(Array.from({ length: 48 }, (_, at) => at + 1));
  }, 90_000);

  it("hands a long gap over in pages", async () => {
    const { customer, id } = await newTalk();
    await Promise.all(Array.from({ length: 130 }, (_, at) => say(customer, `句 ${at}`)));
    const phone = await customer.socket();

    phone.send({ kind: "resume", conversationId: id, afterSeq: 0 });
    const first = await phone.frame("resumed", ({ more }) => more);
    phone.send({ kind: "resume", conversationId: id, afterSeq: 100 });
    const rest = await phone.frame("resumed", ({ more }) => !more);

    expect(first.messages).toHaveLength(100);
    expect(rest.messages.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 30 }, (_, at) => at + 101),
    );
    expect(rest.lastSeq).toBe(130);
  });

  it("moves ticks forward only, and never past the end", async () => {
    const { customer, id } = await newTalk();
    const lin = await app().as("rm-lin");
    await answer(lin, id, "一");
    await answer(lin, id, "二");

    await customer.call("POST /my/conversation/receipts", { delivered: 2, read: 1 });
    const back = await customer.call("POST /my/conversation/receipts", { delivered: 0, read: 0 });
    const far = await customer.call("POST /my/conversation/receipts", { delivered: 99, read: 99 });

    expect(back).toMatchObject({ customerDelivered: 2, customerRead: 1 });
    expect(far).toMatchObject({ customerDelivered: 2, customerRead: 2 });
  });
});

/** A device that resumes by its last number on every connection, as our clients do. */
function flakyPhone(customer: Person, id: string, held: number[]) {
  const take = (seq: number) => {
    if (seq === (held.at(-1) ?? 0) + 1) held.push(seq);
  };
  return {
    async connect(): Promise<TestSocket> {
      const line = await customer.socket();
      let seen = 0;
      const drain = () => {
        for (; seen < line.frames.length; seen += 1) {
          const frame = line.frames[seen];
          if (frame?.kind === "message") take(frame.message.seq);
          if (frame?.kind === "resumed") for (const { seq } of frame.messages) take(seq);
        }
      };
      line.send({ kind: "resume", conversationId: id, afterSeq: held.at(-1) ?? 0 });
      await line.frame("resumed");
      drain();
      const cut = () => {
        drain();
        line.cut();
      };
      return { ...line, cut };
    },
  };
}

describe("another manager's conversation", () => {
  it("is not there, whatever one asks of it", async () => {
    const { customer, id } = await newTalk("rm-lin");
    await say(customer, "只给林静看");
    const zhou = await app().as("rm-zhou");
    const customerId = (await customer.call("GET /my/profile", {})).id;

    const failures = await Promise.all([
      failureOf(zhou.call("GET /conversations/:id", { id })),
      failureOf(zhou.call("GET /conversations/:id/messages", { id })),
      failureOf(answer(zhou, id, "您好")),
      failureOf(zhou.call("POST /conversations/:id/receipts", { id, delivered: 1, read: 1 })),
      failureOf(zhou.call("GET /conversations/:id/reach", { id })),
      failureOf(zhou.call("POST /conversations/:id/snooze", { id })),
      failureOf(zhou.call("GET /customers/:customerId/conversation", { customerId })),
    ]);
    const made = await failureOf(zhou.call("GET /conversations/:id", { id: "cnv_made-up" }));

    for (const failure of failures) expect(failure).toEqual(made);
    expect(made).toMatchObject({ status: 404, code: "conversation.notFound" });
    expect((await zhou.call("GET /conversations", {})).items.map((one) => one.id)).not.toContain(
      id,
    );
  });

  it("sends nothing over a socket, and takes nothing from one", async () => {
    const { customer, id } = await newTalk("rm-lin");
    const zhou = await app().as("rm-zhou");
    const desk = await zhou.socket();

    for (const frame of [
      { kind: "resume", conversationId: id, afterSeq: 0 },
      { kind: "read", conversationId: id, seq: 1 },
      { kind: "typing", conversationId: id },
      { kind: "send", conversationId: id, clientId: "not-my-talk", body: text("您好") },
    ] as const)
      desk.send(frame);
    await until(
      () => desk.frames.filter(({ kind }) => kind === "refused").length === 4,
      "4 refusals",
    );
    await say(customer, "只给林静看");
    desk.send({ kind: "ping" });
    await desk.frame("pong");

    expect(desk.frames.map(({ kind }) => kind)).toEqual([
      "hello",
      ...Array(4).fill("refused"),
      "pong",
    ]);
    expect(await logOf(customer)).toHaveLength(1);
  });

  it("is what one's own becomes when the bank gives the customer to somebody else, sockets included", async () => {
    const { customer, id } = await newTalk("rm-lin");
    const lin = await app().as("rm-lin");
    const desk = await lin.socket();
    desk.send({ kind: "resume", conversationId: id, afterSeq: 0 });
    await desk.frame("resumed");
    const zhou = await staff.byNo("rm-zhou");
    const { id: customerId } = await customer.call("GET /my/profile", {});
    await CustomerModel.updateOne(
      { _id: customerId },
      { $set: { rmId: zhou?._id, unitId: zhou?.unitId, unitPath: zhou?.unitPath } },
    );

    const failure = await failureOf(lin.call("GET /conversations/:id/messages", { id }));
    await say(customer, "只给新的客户经理");
    desk.send({ kind: "ping" });
    await desk.frame("pong");

    expect(failure).toMatchObject({ status: 404, code: "conversation.notFound" });
    expect(desk.frames.map(({ kind }) => kind)).not.toContain("message");
    const now = await app().as("rm-zhou");
    expect((await now.call("GET /conversations/:id/messages", { id })).messages).toHaveLength(1);
  });

  it("is closed to another customer's socket, too", async () => {
    const { id } = await newTalk();
    const { customer: other } = await newTalk();
    const phone = await other.socket();

    phone.send({ kind: "resume", conversationId: id, afterSeq: 0 });

    expect(await phone.frame("refused")).toMatchObject({ code: "conversation.notFound" });
  });

  it("is read by the team's lead, who does not answer in it", async () => {
    const { customer, id } = await newTalk("rm-lin");
    await say(customer, "您好");
    const lead = await app().as("lead-qin");

    const { messages } = await lead.call("GET /conversations/:id/messages", { id });
    const failure = await failureOf(answer(lead, id, "我来答复"));

    expect(messages).toHaveLength(1);
    expect(failure).toMatchObject({ status: 403, code: "request.denied" });
  });
});

describe("the wording gate", () => {
  it("keeps a promise of return from the customer and says what to write instead", async () => {
    const { customer, id } = await newTalk();
    const lin = await app().as("rm-lin");

    const failure = await failureOf(answer(lin, id, "这款产品保本保息,您放心"));
    const insisted = await failureOf(
      lin.call("POST /conversations/:id/messages", {
        id,
        clientId: newClientId(),
        body: text("这款产品保 本 保 息"),
        acceptWarnings: true,
      }),
    );

    expect(failure).toMatchObject({
      status: 422,
      code: "conversation.wordingBlocked",
      details: {
        blocked: true,
        hits: [{ word: "保本保息", reason: expect.stringContaining("不得承诺") }],
      },
    });
    expect(insisted).toMatchObject({ details: { blocked: true } });
    expect(await logOf(customer)).toEqual([]);
  });

  it("warns of what may be meant well, and lets it pass once accepted", async () => {
    const { customer, id } = await newTalk();
    const lin = await app().as("rm-lin");
    const clientId = newClientId();

    const warned = await failureOf(answer(lin, id, "这款属于低风险产品", clientId));
    const accepted = await lin.call("POST /conversations/:id/messages", {
      id,
      clientId,
      body: text("这款属于低风险产品"),
      acceptWarnings: true,
    });

    expect(warned).toMatchObject({ status: 422, details: { blocked: false } });
    expect(accepted.warnings).toMatchObject([{ word: "低风险" }]);
    expect(await logOf(customer)).toHaveLength(1);
  });

  it("sees a word that is split over two messages", async () => {
    const { id } = await newTalk();
    const lin = await app().as("rm-lin");
    await answer(lin, id, "我跟您说,这个产品是保");

    expect(await failureOf(answer(lin, id, "本的"))).toMatchObject({ details: { blocked: true } });
  });

  it.each([
    [
      "a card's title",
      { kind: "card", card: "event", refId: "evn_1", title: "保本保息", lines: [] },
    ],
    [
      "a card's lines",
      { kind: "card", card: "event", refId: "evn_1", title: "活动", lines: ["稳赚不赔"] },
    ],
    [
      "a place's name",
      { kind: "location", latitude: 31, longitude: 121, name: "保本保息", address: "" },
    ],
  ] as const)("reads %s as well", async (_where, body) => {
    const { id } = await newTalk();
    const lin = await app().as("rm-lin");

    const failure = await failureOf(
      lin.call("POST /conversations/:id/messages", {
        id,
        clientId: newClientId(),
        body: body as never,
      }),
    );

    expect(failure).toMatchObject({
      code: "conversation.wordingBlocked",
      details: { blocked: true },
    });
  });

  it("holds over the socket, too, where the author is told at once", async () => {
    const { id } = await newTalk();
    const desk = await (await app().as("rm-lin")).socket();

    desk.send({ kind: "send", conversationId: id, clientId: "gate-socket", body: text("零风险") });

    expect(await desk.frame("refused")).toMatchObject({
      clientId: "gate-socket",
      code: "conversation.wordingBlocked",
      details: { blocked: true },
    });
    desk.close();
  });

  it("never holds back what a customer writes", async () => {
    const { customer } = await newTalk();

    expect(await say(customer, "你们这个保本保息吗")).toMatchObject({ warnings: [] });
  });
});

describe("what a client may not make up", () => {
  it("is a notice of the product, and somebody else's picture", async () => {
    const { customer } = await newTalk();
    const send = (body: unknown) =>
      customer.call("POST /my/conversation/messages", {
        clientId: newClientId(),
        body: body as never,
      });

    expect(await failureOf(send({ kind: "notice", text: "系统通知" }))).toMatchObject({
      status: 422,
    });
    expect(
      await failureOf(send({ kind: "image", mediaId: "med_made-up", width: 1, height: 1 })),
    ).toMatchObject({ status: 422, code: "conversation.mediaRejected" });
    expect(await failureOf(send({ kind: "video", url: "http://evil" }))).toMatchObject({
      status: 400,
    });
    expect(await failureOf(send(text("")))).toMatchObject({ status: 400 });
    expect(await failureOf(send(text("长".repeat(4001))))).toMatchObject({ status: 400 });
  });
});

describe("a request to be called back", () => {
  it("stands in the conversation as a card with its time", async () => {
    const { customer, id } = await newTalk();
    const lin = await app().as("rm-lin");

    await customer.call("POST /my/call-requests", {
      clientId: newClientId(),
      medium: "phone",
      at: "2026-11-25T15:30:00+08:00",
    });

    const { messages } = await lin.call("GET /conversations/:id/messages", { id });
    expect(messages[0]?.body).toMatchObject({
      kind: "card",
      card: "callRequest",
      lines: [expect.stringContaining("15:30")],
    });
  });
});

describe("putting a conversation aside", () => {
  it("moves it to the end of the queue until the customer writes again", async () => {
    const { customer, id } = await newTalk();
    const lin = await app().as("rm-lin");
    await say(customer, "不急");
    const snoozed = await lin.call("POST /conversations/:id/snooze", {
      id,
      until: "2026-11-26T09:00:00+08:00",
    });
    const { items } = await lin.call("GET /conversations", {});

    await say(customer, "又想起一件事");

    expect(snoozed.snoozedUntil).toBe("2026-11-26T01:00:00.000Z");
    expect(items.at(-1)?.id).toBe(id);
    expect(await lin.call("GET /conversations/:id", { id })).not.toHaveProperty("snoozedUntil");
  });
});

describe("quick replies", () => {
  it("are the bank's and one's own, gated, and only one's own can be removed", async () => {
    const lin = await app().as("rm-lin");
    const zhou = await app().as("rm-zhou");
    const own = await lin.call("POST /quick-replies", { title: "问候", text: "{{name}}您好" });

    const listed = await lin.call("GET /quick-replies", {});
    const foreign = await failureOf(zhou.call("DELETE /quick-replies/:id", { id: own.id }));
    const gated = await failureOf(
      lin.call("POST /quick-replies", { title: "推荐", text: "保本保息" }),
    );
    await lin.call("DELETE /quick-replies/:id", { id: own.id });

    expect(listed.items[0]).toEqual(own);
    expect(listed.items.length).toBeGreaterThan(1);
    expect(foreign).toMatchObject({ status: 404 });
    expect(gated).toMatchObject({ code: "conversation.wordingBlocked" });
    expect((await lin.call("GET /quick-replies", {})).items).not.toContainEqual(own);
  });
});

describe("speaking first", () => {
  it("lets an RM open the conversation of a customer of their own", async () => {
    const lin = await app().as("rm-lin");
    const item = await lin.call("GET /customers/:customerId/conversation", {
      customerId: await customerIdOf("vip-101"),
    });

    const sent = await answer(lin, item.id, "顾总您好");

    expect(sent.message).toMatchObject({ seq: 1, author: { kind: "staff", name: "林静" } });
  });
});
