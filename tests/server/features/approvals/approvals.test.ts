import { testApp } from "@tests/support/app";
import { askForMark, knowMarks, marksOf } from "@tests/support/approvals";
import { failureOf, type Person } from "@tests/support/as";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });
const reason = "情况属实，同意";

describe("asking a second person", () => {
  let lin: Person;
  let qin: Person;
  let lu: Person;
  let linId = "";
  let text = "";
  beforeAll(async () => {
    knowMarks();
    lin = await app().as("rm-lin");
    qin = await app().as("lead-qin");
    lu = await app().as("compliance-lu");
    await Promise.all([lin.stepUp(), qin.stepUp(), lu.stepUp()]);
    linId = (await lin.call("GET /me/staff", {})).id;
  });
  beforeEach(() => {
    text = `记号${Math.random()}`;
  });
  const stateOf = async (id: string) => (await lin.call("GET /approvals/:id", { id })).state;
  const reaches = (id: string, state: string) =>
    until(async () => (await stateOf(id)) === state, `${id} ${state}`);

  it("does nothing until somebody agrees, then does it once in the asker's name", async () => {
    const id = await askForMark(app(), linId, text);
    await app().server.settle();
    const before = await marksOf(text);

    const approved = await qin.call("POST /approvals/:id/approve", { id, reason });
    await reaches(id, "executed");

    expect(before).toEqual([]);
    expect(approved).toMatchObject({ state: "approved", decision: reason });
    expect(await marksOf(text)).toMatchObject([{ by: linId }]);
  });

  it("shows deciders what will happen and the asker what became of it", async () => {
    const id = await askForMark(app(), linId, text);

    const { items, waiting } = await qin.call("GET /approvals", { box: "waiting" });
    const mine = await lin.call("GET /approvals", { box: "asked" });

    const shown = items.find((one) => one.id === id);
    expect(shown).toMatchObject({
      title: "留下记号",
      summary: `将留下记号：${text}`,
      reason: "季度回访需要",
      asker: { name: "林静" },
      may: { decide: true, withdraw: false },
    });
    expect(waiting).toBeGreaterThan(0);
    expect(mine.items.find((one) => one.id === id)?.may).toEqual({
      decide: false,
      withdraw: true,
      retry: false,
    });
  });

  it("never lets the asker decide, not even one who holds a deciding role", async () => {
    const qinId = (await qin.call("GET /me/staff", {})).id;
    const id = await askForMark(app(), qinId, text);

    const { code, status } = await failureOf(
      qin.call("POST /approvals/:id/approve", { id, reason }),
    );

    expect([status, code]).toEqual([403, "approval.ownRequest"]);
    expect((await qin.call("GET /approvals/:id", { id })).state).toBe("asked");
  });

  it("hears exactly one of two who decide at the same moment", async () => {
    const id = await askForMark(app(), linId, text);

    const outcomes = await Promise.allSettled([
      qin.call("POST /approvals/:id/approve", { id, reason }),
      lu.call("POST /approvals/:id/reject", { id, reason: "材料不全，请补充" }),
    ]);

    const won = outcomes.filter(({ status }) => status === "fulfilled");
    const lost = outcomes.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    expect(won).toHaveLength(1);
    expect(lost.reason).toMatchObject({ code: "approval.alreadyDecided", status: 409 });
  });

  it("is not there for people who neither asked nor may decide", async () => {
    const id = await askForMark(app(), linId, text);
    const shen = await app().as("rm-shen");
    await shen.stepUp();
    const nobody = `apr_${"0".repeat(26)}`;

    const foreign = await failureOf(shen.call("POST /approvals/:id/approve", { id, reason }));
    const made = await failureOf(shen.call("POST /approvals/:id/approve", { id: nobody, reason }));

    expect([foreign.code, foreign.status]).toEqual(["approval.notFound", 404]);
    expect([made.code, made.status]).toEqual(["approval.notFound", 404]);
  });

  it("asks for a reason and a fresh second factor", async () => {
    const id = await askForMark(app(), linId, text);
    const mo = await app().as("expert-fang");

    const silent = await failureOf(qin.call("POST /approvals/:id/approve", { id, reason: " " }));
    const unproven = await failureOf(mo.call("POST /approvals/:id/approve", { id, reason }));

    expect(silent.code).toBe("request.invalid");
    expect(unproven.code).toBe("request.reauthenticate");
  });

  it("can be taken back by the asker while nobody decided", async () => {
    const id = await askForMark(app(), linId, text);

    const withdrawn = await lin.call("POST /approvals/:id/withdraw", { id });
    const late = await failureOf(qin.call("POST /approvals/:id/approve", { id, reason }));

    expect(withdrawn.state).toBe("withdrawn");
    expect(late).toMatchObject({ code: "approval.notWaiting", status: 409 });
  });

  it("lets only one request about a matter wait", async () => {
    const about = `mark:${text}`;
    const id = await askForMark(app(), linId, text, { about });

    const second = await failureOf(askForMark(app(), linId, text, { about }));
    await lin.call("POST /approvals/:id/withdraw", { id });
    const third = await askForMark(app(), linId, text, { about });

    expect(second).toMatchObject({ code: "approval.alreadyAsked", details: { approvalId: id } });
    expect(third).not.toBe(id);
  });

  it("keeps what fails for another try by whoever decided", async () => {
    const id = await askForMark(app(), linId, "不行");
    await qin.call("POST /approvals/:id/approve", { id, reason });
    await reaches(id, "failed");

    const shown = await qin.call("GET /approvals/:id", { id });
    await qin.call("POST /approvals/:id/retry", { id });
    await reaches(id, "failed");

    expect(shown).toMatchObject({ failure: "没有找到该客户", may: { retry: true } });
  });

  it("keeps nothing of what is asked in clear", async () => {
    const id = await askForMark(app(), linId, text);

    const stored = await mongoose.connection
      .collection<{ _id: string }>("approvals")
      .findOne({ _id: id });

    expect(JSON.stringify(stored)).not.toContain(text);
    expect(Buffer.from(JSON.stringify(stored)).includes("季度")).toBe(false);
  });

  it("tells deciders and asker, and writes every step down", async () => {
    const id = await askForMark(app(), linId, text);
    await app().server.settle();
    await qin.call("POST /approvals/:id/reject", { id, reason: "材料不全，请补充" });
    await app().server.settle();

    const notices = await mongoose.connection
      .collection("staffNotices")
      .find({ path: `/approvals/${id}` })
      .toArray();
    const acts = await until(async () => {
      const rows = await mongoose.connection
        .collection("audit")
        .find({ "object.id": id })
        .toArray();
      return rows.length >= 2 && rows.map(({ act }) => act as string);
    }, "the rows of the trail");

    expect(notices.filter(({ subject }) => subject === "有审批待您处理").length).toBeGreaterThan(1);
    expect(
      notices.some(({ staffId, subject }) => staffId === linId && /未通过/.test(subject)),
    ).toBe(true);
    expect(acts).toEqual(["approval.asked", "approval.rejected"]);
  });

  it("lapses after three days", async () => {
    const id = await askForMark(app(), linId, text);
    await app().setTime("2026-11-28T12:00:00+08:00");

    const late = await failureOf(qin.call("POST /approvals/:id/approve", { id, reason }));
    await app().server.settle();

    expect(["approval.expired", "approval.notWaiting"]).toContain(late.code);
    await reaches(id, "expired");
  });
});
