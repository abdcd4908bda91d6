import { testApp } from "@tests/support/app";
import {
  buildField,
  buildForm,
  buildQuestion,
  idOf,
  publishField,
  publishForm,
} from "@tests/support/build/forms";
import { describe, expect, it } from "vitest";

const app = testApp();
const until = "2026-12-05T18:00:00+08:00";

const why = buildQuestion({
  id: "why",
  label: "哪里还需要改进",
  kind: "longText",
  choices: [],
  sensitivity: "personal",
  when: { join: "all", tests: [{ question: "satisfied", op: "is", value: "no" }] },
});

async function askChen(formId: string, clientId: string) {
  const rm = await app().as("rm-lin");
  await rm.call("POST /surveys", {
    clientId,
    formId,
    until,
    customerIds: [await idOf(rm, "陈嘉禾")],
  });
  const { items } = await (await app().as("vip-chen")).call("GET /my/forms", {});
  return items[0]?.id ?? "";
}

describe("a survey", () => {
  it("waits for the customer it was sent to, once however often it is sent", async () => {
    const formId = await publishForm(await app().as("admin-ye"), buildForm([buildQuestion(), why]));

    await askChen(formId, "survey-one");
    const id = await askChen(formId, "survey-one");

    const chen = await app().as("vip-chen");
    const { items } = await chen.call("GET /my/forms", {});
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ id, title: "服务满意度", state: "waiting", questions: 2 });
    const wu = await app().as("vip-wu");
    await expect(wu.call("GET /my/forms/:id", { id })).rejects.toMatchObject({
      code: "form.notFound",
    });
  });

  it("says in words what is missing, by the answers that are there", async () => {
    const chen = await app().as("vip-chen");
    const id = (await chen.call("GET /my/forms", {})).items[0]?.id ?? "";

    const attempt = chen.call("POST /my/forms/:id/answer", {
      id,
      clientId: "answer-one",
      answers: { satisfied: "no" },
    });

    await expect(attempt).rejects.toMatchObject({
      code: "form.badAnswers",
      details: { questions: { why: "请填写此项" } },
    });
  });

  it("is answered once: the same answer again is the same, another is refused", async () => {
    const chen = await app().as("vip-chen");
    const id = (await chen.call("GET /my/forms", {})).items[0]?.id ?? "";
    const answers = { satisfied: "no", why: "等候时间有些长" };

    const both = await Promise.all([
      chen.call("POST /my/forms/:id/answer", { id, clientId: "answer-one", answers }),
      chen.call("POST /my/forms/:id/answer", { id, clientId: "answer-one", answers }),
    ]);

    expect(both.map(({ state }) => state)).toEqual(["answered", "answered"]);
    await expect(
      chen.call("POST /my/forms/:id/answer", { id, clientId: "answer-two", answers }),
    ).rejects.toMatchObject({ code: "form.alreadyAnswered" });
    const rm = await app().as("rm-lin");
    const { items } = await rm.call("GET /surveys", {});
    expect(items[0]).toMatchObject({ asked: 1, answered: 1 });
  });

  it("is read in words by the customer's own manager, and by no other", async () => {
    const rm = await app().as("rm-lin");
    const customerId = await idOf(rm, "陈嘉禾");

    const { items } = await rm.call("GET /customers/:customerId/answered-forms", { customerId });

    expect(items[0]?.answers).toEqual([
      { id: "satisfied", label: "您对本次服务满意吗", text: "不满意" },
      { id: "why", label: "哪里还需要改进", text: "等候时间有些长" },
    ]);
    const other = await app().as("rm-zhou");
    await expect(
      other.call("GET /customers/:customerId/answered-forms", { customerId }),
    ).rejects.toMatchObject({ code: "customer.notFound" });
  });

  it("shows no results while so few answered that they tell who said what", async () => {
    const rm = await app().as("rm-lin");
    const id = (await rm.call("GET /surveys", {})).items[0]?.id ?? "";

    const results = await rm.call("GET /surveys/:id/results", { id });

    expect(results).toMatchObject({ few: true, questions: [] });
  });

  it("is not found by a colleague of another team", async () => {
    const id = (await (await app().as("rm-lin")).call("GET /surveys", {})).items[0]?.id ?? "";
    const other = await app().as("rm-zhou");

    await expect(other.call("GET /surveys/:id/results", { id })).rejects.toMatchObject({
      code: "form.notFound",
    });
  });
});

describe("a form that was changed after it was sent", () => {
  it("is answered in the version it was sent in", async () => {
    const admin = await app().as("admin-ye");
    const formId = await publishForm(admin, buildForm([buildQuestion()], { title: "回访" }));
    const id = await askChen(formId, "survey-versions");
    const { revision } = await admin.call("GET /forms/:id", { id: formId });
    const content = buildForm([buildQuestion({ id: "other", label: "换了的问题" })], {
      title: "回访",
    });
    const draft = await admin.call("PUT /forms/:id", { id: formId, revision, content });
    await admin.call("POST /forms/:id/publish", {
      id: formId,
      revision: draft.revision,
      note: "换了问题",
    });
    const chen = await app().as("vip-chen");

    const asked = await chen.call("GET /my/forms/:id", { id });
    const answered = await chen.call("POST /my/forms/:id/answer", {
      id,
      clientId: "answer-versions",
      answers: { satisfied: "yes" },
    });

    expect(asked.form.version).toBe(1);
    expect(answered.state).toBe("answered");
    const { items } = await admin.call("GET /forms/:id/versions", { id: formId });
    expect(items[0]?.changes).toEqual(["新增“换了的问题”", "移除“您对本次服务满意吗”"]);
  });
});

describe("a question bound to a field", () => {
  it("writes the customer's answer into the record", async () => {
    const admin = await app().as("admin-ye");
    await publishField(admin, "golfHandicap", buildField());
    const bound = buildQuestion({
      id: "golf",
      label: "您的高尔夫差点",
      kind: "number",
      choices: [],
      field: "golfHandicap",
    });
    const formId = await publishForm(admin, buildForm([bound], { title: "兴趣登记" }));
    const id = await askChen(formId, "survey-bound");
    const chen = await app().as("vip-chen");

    await chen.call("POST /my/forms/:id/answer", {
      id,
      clientId: "answer-bound",
      answers: { golf: 12 },
    });

    const rm = await app().as("rm-lin");
    const { groups } = await rm.call("GET /customers/:customerId/fields", {
      customerId: await idOf(rm, "陈嘉禾"),
    });
    expect(groups[0]?.fields[0]).toMatchObject({ value: 12, source: "customer" });
  });
});

describe("publishing a form", () => {
  it("is refused with what is wrong, question by question", async () => {
    const admin = await app().as("admin-ye");
    const content = buildForm([{ ...why, id: "first" }, buildQuestion({ choices: [] })]);
    const { id, revision } = await admin.call("POST /forms", { content });

    const attempt = admin.call("POST /forms/:id/publish", { id, revision, note: "试一试" });

    await expect(attempt).rejects.toMatchObject({
      code: "form.badDesign",
      details: {
        problems: [
          { at: "first", message: "“哪里还需要改进”的显示条件只能引用排在前面的问题" },
          { at: "satisfied", message: "“您对本次服务满意吗”还没有选项" },
        ],
      },
    });
  });
});
