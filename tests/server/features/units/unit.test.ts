import { testApp } from "@tests/support/app";
import { failureOf, type Person } from "@tests/support/as";
import { until } from "@tests/support/until";
import mongoose from "mongoose";
import { beforeAll, describe, expect, it } from "vitest";

const app = testApp({ bank: "customers" });
let admin: Person;

beforeAll(async () => {
  admin = await app().as("admin-ye");
  await admin.stepUp();
});

const tree = async () => (await admin.call("GET /organisation", {})).units;
const unitNamed = async (name: string) => {
  const found = (await tree()).find((one) => one.name === name);
  if (!found) throw new Error(`No unit ${name}.`);
  return found;
};
const add = (no: string, name: string, kind: "branch" | "subBranch" | "team", parentId: string) =>
  admin.call("POST /units", { no, name, kind, parentId });

describe("the bank's tree", () => {
  it("counts people and customers up to the bank itself", async () => {
    const bank = await unitNamed("澄江银行");

    expect(bank.customers).toBe(60);
    expect((await unitNamed("私人银行一队")).staff).toBe(3);
  });

  it("shows a lead the own team and what stands above it", async () => {
    const { units } = await (await app().as("lead-qin")).call("GET /organisation", {});

    expect(units.map(({ name }) => name).sort()).toEqual(
      ["澄江银行", "上海分行", "陆家嘴支行", "私人银行一队"].sort(),
    );
  });

  it("grows by a unit, refuses a number twice and a level that does not fit", async () => {
    const branch = await unitNamed("上海分行");
    const team = await unitNamed("私人银行一队");
    const made = await add("CJ0140", "徐汇支行", "subBranch", branch.id);

    expect(made).toMatchObject({ name: "徐汇支行", above: ["澄江银行", "上海分行"], staff: 0 });
    expect(await failureOf(add("CJ0140", "另一个支行", "subBranch", branch.id))).toMatchObject({
      status: 409,
      code: "unit.noTaken",
    });
    for (const parentId of [team.id, made.id, "unt_none"])
      expect(await failureOf(add("CJ0999", "放错的分行", "branch", parentId))).toMatchObject({
        code: "unit.badParent",
      });
  });

  it("is renamed", async () => {
    const { id } = await unitNamed("徐汇支行");

    await admin.call("PATCH /units/:id", { id, name: "徐汇滨江支行" });

    expect((await unitNamed("徐汇滨江支行")).id).toBe(id);
  });

  it("moves a team with its people, customers and talks", async () => {
    const team = await unitNamed("财富管理二队");
    const target = await unitNamed("徐汇滨江支行");
    const zhao = await app().as("vip-zhao");
    const { id: talk } = await zhao.call("GET /my/conversation", {});

    const moved = await admin.call("POST /units/:id/move", { id: team.id, parentId: target.id });

    expect(moved.above).toEqual(["澄江银行", "上海分行", "徐汇滨江支行"]);
    const at = (name: string, filter: object) =>
      mongoose.connection.collection(name).findOne(filter as never);
    const path = (await at("units", { _id: team.id }))?.path;
    await until(
      async () =>
        (await mongoose.connection
          .collection("customers")
          .countDocuments({ unitId: team.id, unitPath: target.id })) === moved.customers,
      "the customers' new path",
    );
    expect(path).toContain(target.id);
    await until(
      async () => (await at("conversations", { _id: talk }))?.unitPath.includes(target.id),
      "the talk's new path",
    );
    expect((await unitNamed("静安支行")).customers).toBe(0);
  });

  it("never hangs a unit under itself or below", async () => {
    const branch = await unitNamed("上海分行");
    const below = await unitNamed("陆家嘴支行");

    expect(
      await failureOf(admin.call("POST /units/:id/move", { id: branch.id, parentId: below.id })),
    ).toMatchObject({ code: "unit.badParent" });
  });

  it("closes a unit only when it is empty, and then takes nobody in", async () => {
    const full = await unitNamed("私人银行一队");
    const empty = await unitNamed("静安支行");
    const refused = await failureOf(admin.call("POST /units/:id/close", { id: full.id }));

    expect(refused).toMatchObject({ status: 409, code: "unit.notEmpty" });
    expect(refused.details).toMatchObject({ staff: 3 });
    expect(await admin.call("POST /units/:id/close", { id: empty.id })).toMatchObject({
      state: "closed",
    });
    expect(await failureOf(add("CJ0998", "新的团队", "team", empty.id))).toMatchObject({
      code: "unit.badParent",
    });
    expect(
      await failureOf(
        admin.call("POST /staff", {
          no: "rm-new",
          name: "王新",
          title: "客户经理",
          unitId: empty.id,
        }),
      ),
    ).toMatchObject({ code: "staff.unitClosed" });
  });
});
