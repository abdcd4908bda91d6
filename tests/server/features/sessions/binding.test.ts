import type { AppError } from "@shared/core/errors";
import { testApp } from "@tests/support/app";
import { callerOf, customerWith, failureOf, type Person } from "@tests/support/as";
import { BrowserJar, newAddress } from "@tests/support/browser-jar";
import { type BuiltCustomer, buildCustomers } from "@tests/support/build/customers";
import mongoose from "mongoose";
import { describe, expect, it } from "vitest";

const app = testApp({ bank: "staff" });
let people = 0;

/** A WeChat user with this phone who has opened the mini-program for the first time. */
async function visitorWith(phone: string): Promise<Person> {
  people += 1;
  const { control } = app().sandbox;
  const { id } = control.addPerson({ id: `somebody-${people}`, nickname: "路人", phone });
  const { code } = control.login(id);
  const anonymous = callerOf(new BrowserJar(app().url, newAddress()))();
  const session = await anonymous("POST /sessions/mini", { code });
  expect(session.binding).toBe("unbound");
  return customerWith(id, session, app());
}

const givePhone = (visitor: Person) =>
  visitor.call("POST /binding/phone", {
    phoneCode: app().sandbox.control.phoneCode(visitor.name).code,
  });

const wrongEnd = ({ idLastFour }: BuiltCustomer) =>
  `${(Number(idLastFour[0]) + 1) % 10}${idLastFour.slice(1)}`;

async function auditedActs(): Promise<string[]> {
  await app().server.ports.audit.settled();
  const lines = await mongoose.connection.collection("audit").find().toArray();
  return lines.map((line) => JSON.stringify(line));
}

async function oneCustomer(): Promise<BuiltCustomer> {
  const [customer] = await buildCustomers(app(), [{}]);
  return customer as BuiltCustomer;
}

describe("binding by phone", () => {
  it("asks for the last four of the ID and shows the name masked, then opens the customer's own pages", async () => {
    const customer = await oneCustomer();
    const visitor = await visitorWith(customer.phone);

    const step = await givePhone(visitor);
    const session = await visitor.call("POST /binding/confirm", {
      idLastFour: customer.idLastFour,
      agree: true,
    });

    expect(step).toEqual({ binding: "unbound", needsIdLastFour: true, maskedName: "周**" });
    expect(session.binding).toBe("bound");
    const bound = customerWith(visitor.name, session, app());
    expect(await bound.call("GET /my/profile", {})).toMatchObject({ id: customer.id });
    expect(await failureOf(visitor.call("GET /binding", {}))).toMatchObject({ status: 401 });
  });

  it("tells a WeChat user whose phone the bank does not know that they are no VIP yet", async () => {
    const step = await givePhone(await visitorWith("13600000001"));

    expect(step).toEqual({ binding: "notVip", needsIdLastFour: false, maskedName: "" });
  });

  it("gives two records with one phone to a person's review and names neither", async () => {
    await buildCustomers(app(), [{ phone: "13600000002" }, { phone: "13600000002" }]);

    const step = await givePhone(await visitorWith("13600000002"));

    expect(step).toEqual({ binding: "inReview", needsIdLastFour: false, maskedName: "" });
  });

  it("gives a record that another WeChat user holds to a person's review", async () => {
    const customer = await oneCustomer();
    const owner = await visitorWith(customer.phone);
    await givePhone(owner);
    await owner.call("POST /binding/confirm", { idLastFour: customer.idLastFour, agree: true });

    const thief = await visitorWith(customer.phone);
    const step = await givePhone(thief);

    expect(step.binding).toBe("inReview");
    const failure = await failureOf(
      thief.call("POST /binding/confirm", { idLastFour: customer.idLastFour, agree: true }),
    );
    expect(failure.status).toBe(403);
  });

  it("lets one of two who confirm the same record at the same moment have it", async () => {
    const customer = await oneCustomer();
    const two = await Promise.all([visitorWith(customer.phone), visitorWith(customer.phone)]);
    await Promise.all(two.map(givePhone));

    const answers = await Promise.allSettled(
      two.map((one) =>
        one.call("POST /binding/confirm", { idLastFour: customer.idLastFour, agree: true }),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = answers.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ status: 409, code: "session.alreadyBound" });
  });

  it("refuses the wrong last four, audits it, and slows guessing down", async () => {
    const customer = await oneCustomer();
    const visitor = await visitorWith(customer.phone);
    await givePhone(visitor);
    const guess = () =>
      visitor
        .call("POST /binding/confirm", { idLastFour: wrongEnd(customer), agree: true })
        .catch((error: AppError) => error.code);

    const guesses = [];
    for (let tries = 0; tries < 11; tries += 1) guesses.push(await guess());

    expect(guesses[0]).toBe("session.idNotMatched");
    expect(guesses.at(-1)).toBe("request.tooMany");
    expect((await auditedActs()).some((line) => line.includes("binding.refused"))).toBe(true);
    expect((await auditedActs()).join()).not.toContain(wrongEnd(customer));
  });

  it("refuses a phone code that was used, and one of another person's session", async () => {
    const visitor = await visitorWith("13600000003");
    const { code } = app().sandbox.control.phoneCode(visitor.name);
    await visitor.call("POST /binding/phone", { phoneCode: code });

    const failure = await failureOf(visitor.call("POST /binding/phone", { phoneCode: code }));

    expect(failure).toMatchObject({ status: 401, code: "session.codeRejected" });
  });

  it("cannot skip the phone and go straight to the ID", async () => {
    const customer = await oneCustomer();
    const visitor = await visitorWith("13600000004");

    const failure = await failureOf(
      visitor.call("POST /binding/confirm", { idLastFour: customer.idLastFour, agree: true }),
    );

    expect(failure).toMatchObject({ status: 403, code: "session.idNotMatched" });
  });

  it("is closed to somebody without any session", async () => {
    const anonymous = callerOf(new BrowserJar(app().url, newAddress()))();

    const failures = await Promise.all([
      failureOf(anonymous("GET /binding", {})),
      failureOf(anonymous("POST /binding/phone", { phoneCode: "x" })),
      failureOf(anonymous("POST /binding/confirm", { idLastFour: "1234", agree: true })),
    ]);

    expect(failures.map(({ status }) => status)).toEqual([401, 401, 401]);
  });
});

describe("binding by an RM's invitation", () => {
  async function invite(customer: BuiltCustomer): Promise<string> {
    const lin = await app().as("rm-lin");
    const { scene, imageDataUrl } = await lin.call("POST /customers/:id/invites", {
      id: customer.id,
    });
    expect(imageDataUrl).toMatch(/^data:image\/(png|jpeg);base64,.{40}/);
    return scene;
  }

  it("binds once; the second use of the same invitation is gone", async () => {
    const customer = await oneCustomer();
    const scene = await invite(customer);
    const answer = { scene, idLastFour: customer.idLastFour, agree: true } as const;
    const first = await visitorWith("13600000011");
    const second = await visitorWith("13600000012");

    expect(await first.call("POST /binding/invite", answer)).toMatchObject({ binding: "bound" });
    expect(await failureOf(second.call("POST /binding/invite", answer))).toMatchObject({
      status: 410,
      code: "session.inviteUsed",
    });
  });

  it("still asks for the last four of the ID, and stays good after a slip", async () => {
    const customer = await oneCustomer();
    const scene = await invite(customer);
    const visitor = await visitorWith("13600000013");

    const slip = visitor.call("POST /binding/invite", {
      scene,
      idLastFour: wrongEnd(customer),
      agree: true,
    });
    expect(await failureOf(slip)).toMatchObject({ status: 403, code: "session.idNotMatched" });
    const right = { scene, idLastFour: customer.idLastFour, agree: true } as const;
    expect(await visitor.call("POST /binding/invite", right)).toMatchObject({ binding: "bound" });
  });

  it("refuses a scene with one letter changed", async () => {
    const customer = await oneCustomer();
    const scene = await invite(customer);
    const visitor = await visitorWith("13600000014");
    const changed = `${scene.slice(0, -1)}${scene.endsWith("0") ? "1" : "0"}`;

    const failure = await failureOf(
      visitor.call("POST /binding/invite", {
        scene: changed,
        idLastFour: customer.idLastFour,
        agree: true,
      }),
    );

    expect(failure).toMatchObject({ status: 410, code: "session.inviteUsed" });
  });

  it("does not move a WeChat user who is somebody already to another record", async () => {
    const [own, other] = (await buildCustomers(app(), [{}, {}])) as [BuiltCustomer, BuiltCustomer];
    const visitor = await visitorWith(own.phone);
    await givePhone(visitor);
    const session = await visitor.call("POST /binding/confirm", {
      idLastFour: own.idLastFour,
      agree: true,
    });
    const bound = customerWith(visitor.name, session, app());

    const failure = await failureOf(
      bound.call("POST /binding/invite", {
        scene: await invite(other),
        idLastFour: other.idLastFour,
        agree: true,
      }),
    );

    expect(failure).toMatchObject({ status: 409, code: "session.alreadyBound" });
    expect(await bound.call("GET /my/profile", {})).toMatchObject({ id: own.id });
  });
});

describe("somebody who is no VIP yet", () => {
  it("leaves a wish to be called that is nowhere stored in clear", async () => {
    const visitor = await visitorWith("13600000021");

    const answer = await visitor.call("POST /binding/leads", {
      name: "王小明",
      phone: "13612345678",
      note: "想了解私人银行",
    });

    expect(answer).toEqual({ received: true });
    const [lead] = await mongoose.connection.collection("leads").find().toArray();
    expect(lead?.state).toBe("new");
    expect(Buffer.from(JSON.stringify(lead)).includes("13612345678")).toBe(false);
  });
});

describe("a follower who opens the mini-program later", () => {
  it("is one WeChat user, even when WeChat first named no unionid", async () => {
    const { control } = app().sandbox;
    const customer = await oneCustomer();
    const { id, openids } = control.addPerson({
      id: "follows-first",
      nickname: "先关注",
      phone: customer.phone,
    });
    const { wechatUsers } = await import("@server/features/sessions");
    const { vault } = app().server.ports;
    await wechatUsers.meet(vault, "official", { openid: openids.official });
    const anonymous = callerOf(new BrowserJar(app().url, newAddress()))();
    await anonymous("POST /sessions/mini", { code: control.login(id).code });
    control.follow(id);
    await control.settled();

    const seen = await wechatUsers.meet(vault, "official", {
      openid: openids.official,
      unionid: control.people().find((one) => one.id === id)?.unionid,
    });

    const other = await wechatUsers.byOpenid(vault, "mini", openids.mini);
    expect(other?._id).toBe(seen._id);
  });
});
