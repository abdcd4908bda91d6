import { CustomerModel } from "@server/features/customers";
import { testApp } from "@tests/support/app";
import { buildField, idOf, publishField } from "@tests/support/build/forms";
import { describe, expect, it } from "vitest";

const app = testApp();

const fieldsOf = async (person: string, customerId: string) => {
  const reader = await app().as(person);
  const { groups } = await reader.call("GET /customers/:customerId/fields", { customerId });
  return new Map(groups.flatMap(({ fields }) => fields.map((field) => [field.key, field])));
};

describe("a field that was published a moment ago", () => {
  it("stands in the record, and what is written there is found by a condition", async () => {
    const [admin, rm, marketer] = await Promise.all(
      ["admin-ye", "rm-lin", "marketer-su"].map((name) => app().as(name)),
    );
    if (!admin || !rm || !marketer) throw new Error("Nobody is there.");
    await publishField(admin, "golfHandicap", buildField());
    const customerId = await idOf(rm, "陈嘉禾");

    await rm.call("PUT /customers/:customerId/fields", {
      customerId,
      answers: { golfHandicap: "18" },
    });

    expect((await fieldsOf("rm-lin", customerId)).get("golfHandicap")).toMatchObject({
      state: "clear",
      value: 18,
      source: "staff",
    });
    const { fields } = await marketer.call("GET /dictionary", {});
    expect(fields).toContainEqual(expect.objectContaining({ key: "golfHandicap", type: "number" }));
    const preview = await marketer.call("POST /segments/preview", {
      condition: { field: "golfHandicap", op: "atMost", value: 20 },
    });
    expect(preview).toMatchObject({ sentence: "高尔夫差点不高于20", count: 1 });
  });

  it("is a column of a customer file", async () => {
    const rm = await app().as("rm-lin");

    const { items } = await rm.call("GET /import-kinds", {});

    const customers = items.find(({ kind }) => kind === "customers");
    expect(customers?.columns.map(({ label }) => label)).toContain("高尔夫差点");
  });

  it("is not seen by whom the rights leave out, and not asked about by them", async () => {
    const admin = await app().as("admin-ye");
    const wish = buildField({
      label: "家族信托意向",
      kind: "yesNo",
      limits: {},
      sensitivity: "personal",
    });
    await publishField(admin, "trustWish", wish);
    const customerId = await idOf(await app().as("rm-lin"), "陈嘉禾");

    const marketer = await app().as("marketer-su");
    const { fields } = await marketer.call("GET /dictionary", {});

    expect(fields.map(({ key }) => key)).not.toContain("trustWish");
    expect((await fieldsOf("compliance-lu", customerId)).has("trustWish")).toBe(false);
    expect((await fieldsOf("rm-lin", customerId)).has("trustWish")).toBe(true);
  });
});

describe("a sensitive field", () => {
  it("is sealed, masked for everybody, and opened for a purpose only", async () => {
    const [admin, rm] = [await app().as("admin-ye"), await app().as("rm-lin")];
    await publishField(
      admin,
      "dietTaboo",
      buildField({
        label: "饮食禁忌",
        kind: "choices",
        limits: {},
        choices: [
          { value: "seafood", label: "不吃海鲜" },
          { value: "peanut", label: "花生过敏" },
        ],
        sensitivity: "sensitive",
      }),
    );
    const customerId = await idOf(rm, "陈嘉禾");

    await rm.call("PUT /customers/:customerId/fields", {
      customerId,
      answers: { dietTaboo: ["peanut"] },
    });

    const shown = (await fieldsOf("rm-lin", customerId)).get("dietTaboo");
    expect(shown).toMatchObject({ state: "masked", text: "****", mayReveal: true });
    expect(shown).not.toHaveProperty("value");
    const stored = await CustomerModel.findById(customerId).lean();
    expect(JSON.stringify(stored)).not.toContain("peanut");
    await rm.stepUp();
    const opened = await rm.call("POST /customers/:customerId/fields/:key/reveal", {
      customerId,
      key: "dietTaboo",
      purpose: "handleRequest",
    });
    expect(opened).toEqual({ value: "花生过敏", hideAfterSeconds: 30 });
  });

  it("can only be asked about as being there", async () => {
    const rm = await app().as("rm-lin");

    const { fields } = await rm.call("GET /dictionary", {});
    const preview = await rm.call("POST /segments/preview", {
      condition: { field: "dietTaboo", op: "is", value: true },
    });

    expect(fields.find(({ key }) => key === "dietTaboo")).toMatchObject({ type: "flag" });
    expect(preview.count).toBe(1);
  });
});

describe("writing to the record", () => {
  it("refuses a field that nobody knows and writes nothing then", async () => {
    const rm = await app().as("rm-lin");
    const customerId = await idOf(rm, "陈嘉禾");

    const attempt = rm.call("PUT /customers/:customerId/fields", {
      customerId,
      answers: { golfHandicap: 3, shoeSize: 41 },
    });

    await expect(attempt).rejects.toMatchObject({
      code: "form.badAnswers",
      details: { unknown: ["shoeSize"] },
    });
    expect((await fieldsOf("rm-lin", customerId)).get("golfHandicap")?.value).toBe(18);
  });

  it("says in words what a value must be", async () => {
    const rm = await app().as("rm-lin");
    const customerId = await idOf(rm, "陈嘉禾");

    const attempt = rm.call("PUT /customers/:customerId/fields", {
      customerId,
      answers: { golfHandicap: 99 },
    });

    await expect(attempt).rejects.toMatchObject({
      details: { questions: { golfHandicap: "不能大于 54" } },
    });
  });

  it("is refused to who may read but not write, and a foreign customer is not found", async () => {
    const head = await app().as("head-gu");
    const other = await app().as("rm-zhou");
    const customerId = await idOf(await app().as("rm-lin"), "陈嘉禾");
    const wish = { customerId, answers: { golfHandicap: 3 } };

    await expect(head.call("PUT /customers/:customerId/fields", wish)).rejects.toMatchObject({
      code: "request.denied",
    });
    await expect(other.call("PUT /customers/:customerId/fields", wish)).rejects.toMatchObject({
      code: "customer.notFound",
    });
  });
});

describe("removing a field", () => {
  it("is refused while it is used, and says where", async () => {
    const admin = await app().as("admin-ye");
    const marketer = await app().as("marketer-su");
    await marketer.call("POST /segments", {
      title: "球友",
      condition: { field: "golfHandicap", op: "known" },
    });

    const attempt = admin.call("DELETE /fields/:key", { key: "golfHandicap" });

    await expect(attempt).rejects.toMatchObject({
      code: "field.inUse",
      details: {
        uses: [
          expect.objectContaining({ kind: "segment", label: "球友" }),
          expect.objectContaining({ kind: "records", count: 1 }),
        ],
      },
    });
  });

  it("takes one away that nobody uses", async () => {
    const admin = await app().as("admin-ye");
    await publishField(admin, "wineTaste", buildField({ label: "红酒偏好" }));

    await admin.call("DELETE /fields/:key", { key: "wineTaste" });

    const { items } = await admin.call("GET /fields", {});
    expect(items.map(({ key }) => key)).not.toContain("wineTaste");
  });
});

describe("changing a field", () => {
  it("keeps the kind of values that are there", async () => {
    const admin = await app().as("admin-ye");
    const { items } = await admin.call("GET /fields", {});
    const field = items.find(({ key }) => key === "golfHandicap");

    const attempt = admin.call("PUT /fields/:key", {
      key: "golfHandicap",
      revision: field?.revision ?? 0,
      content: buildField({ kind: "text", limits: {} }),
    });

    await expect(attempt).rejects.toMatchObject({ code: "field.kindFixed" });
  });

  it("tells what each version changed, and refuses a draft made from an older one", async () => {
    const admin = await app().as("admin-ye");
    const key = "golfHandicap";
    const { items } = await admin.call("GET /fields", {});
    const revision = items.find((field) => field.key === key)?.revision ?? 0;
    const content = buildField({ label: "高尔夫球差点", limits: { min: 0, max: 54, decimals: 1 } });

    const drafted = await admin.call("PUT /fields/:key", { key, revision, content });
    await admin.call("POST /fields/:key/publish", {
      key,
      revision: drafted.revision,
      note: "差点允许一位小数",
    });

    const { items: versions } = await admin.call("GET /fields/:key/versions", { key });
    expect(versions[0]).toMatchObject({
      no: 2,
      changes: ["“高尔夫差点”改名为“高尔夫球差点”", "修改了“高尔夫球差点”的填写要求"],
    });
    await expect(admin.call("PUT /fields/:key", { key, revision, content })).rejects.toMatchObject({
      code: "field.outdated",
    });
  });
});
