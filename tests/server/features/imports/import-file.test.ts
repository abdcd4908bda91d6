import { customers, everyCustomer, openCustomer, openDetails } from "@server/features/customers";
import { kindOf, undoFromShell } from "@server/features/imports";
import { staff, units } from "@server/features/organisation";
import { bankFile, importBank, importText } from "@tests/support/bank";
import { testStores } from "@tests/support/stores";
import iconv from "iconv-lite";
import mongoose from "mongoose";
import { beforeAll, describe, expect, it } from "vitest";

const stores = testStores();
const all = customers.within(everyCustomer);

const header = "客户号,姓名,性别,身份证号,手机号,等级,客户经理工号";
const good = "t-1,周自珩,男,11010519491231003X,13811110001,金卡,rm-lin";
const valid = good.replace("11010519491231003X", "440524188001010014").replace("男", "男");

/** Every stored document, as one text, without what the driver's types add. */
async function everythingStored(): Promise<string> {
  const names = (await mongoose.connection.listCollections()).map(({ name }) => name);
  const dumps = await Promise.all(
    names.map(async (name) => {
      const raw = await mongoose.connection
        .collection(name)
        .find({}, { raw: true } as never)
        .toArray();
      return raw.map((one) => Buffer.from(one as never).toString("utf8")).join("\n");
    }),
  );
  return dumps.join("\n");
}

beforeAll(() => importBank(stores()));

describe("the imported bank", () => {
  it("has its tree, its staff and everybody's customers", async () => {
    const lin = await staff.byNo("rm-lin");
    const branch = await units.branchOf(lin?.unitId ?? "");
    const load = await customers.load([lin?._id ?? ""]);

    expect(branch?.name).toBe("上海分行");
    expect(lin?.unitPath).toHaveLength(4);
    expect(load.get(lin?._id ?? "")).toBe(28);
    expect(await all.count()).toBe(60);
  });

  it("opens into what the files said", async () => {
    const chen = await all.byNo("vip-chen");
    if (!chen) throw new Error("vip-chen is missing");
    const open = await openCustomer(stores().vault, chen, ["name", "phone", "birthDate"]);

    expect(open).toEqual({ name: "陈嘉禾", phone: "13800136021", birthDate: "1980-11-25" });
    expect(await openDetails(stores().vault, chen)).toMatchObject({
      gender: "male",
      district: "上海市徐汇区",
    });
    expect(chen).toMatchObject({
      tier: "diamond",
      riskLevel: "C4",
      birthday: { solar: "11-25", keeps: "solar" },
    });
  });

  it("sums each customer's assets to the fen, loans left out", async () => {
    const zhao = await all.byNo("vip-zhao");
    const assets = zhao?.holdings
      .filter(({ kind }) => kind !== "loan")
      .reduce((sum, { amountFen }) => sum + amountFen, 0);

    expect(zhao?.holdings.some(({ kind }) => kind === "loan")).toBe(true);
    expect(zhao?.aumFen).toBe(assets);
  });

  it("has something due: birthdays today and a lunar one tomorrow, maturities in seven days", async () => {
    const everybody = await all.page({}, { limit: 100 });
    const born = everybody.filter(
      ({ birthday }) => birthday.keeps === "solar" && birthday.solar === "11-25",
    );
    const lunar = everybody.filter(
      ({ birthday }) => birthday.keeps === "lunar" && birthday.lunar === "10-18",
    );
    const due = everybody.filter(({ holdings }) =>
      holdings.some(({ maturesOn }) => maturesOn === "2026-12-02"),
    );

    expect(born.map(({ no }) => no)).toContain("vip-chen");
    expect(lunar.map(({ no }) => no)).toContain("vip-102");
    expect(due.map(({ no }) => no)).toEqual(
      expect.arrayContaining(["vip-chen", "vip-wu", "vip-zhao"]),
    );
    expect(everybody.some(({ contact }) => !contact.marketing)).toBe(true);
    expect(everybody.some(({ openComplaints }) => openComplaints > 0)).toBe(true);
    expect(
      everybody.some(
        ({ riskExpiresOn }) => riskExpiresOn !== undefined && riskExpiresOn < "2026-11-25",
      ),
    ).toBe(true);
  });

  it("holds no name, phone, ID, account, address or birth date in clear anywhere", async () => {
    const lines = bankFile("customers.csv")
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
    const accounts = bankFile("accounts.csv")
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[1] ?? "");
    const secrets = lines.flatMap(
      ([, name = "", , id = "", phone = "", , , , , email = "", , address = ""]) => [
        name,
        id,
        phone,
        address,
        ...(email ? [email] : []),
        `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`,
      ],
    );
    const dump = await everythingStored();

    expect(dump).toContain("vip-chen");
    expect([...secrets, ...accounts].filter((secret) => dump.includes(secret))).toEqual([]);
  });

  it("is unchanged by a second import", async () => {
    const before = await all.byNo("vip-chen");

    const { said } = await importText(stores(), "customers", bankFile("customers.csv"));

    expect(said[0]).toBe("客户:新增 0,更新 0,未变 60,有误 0");
    expect(await all.byNo("vip-chen")).toEqual(before);
  });

  it("is found by name, part of it, initials, last digits and whole phone, in one's own book only", async () => {
    const lin = await staff.byNo("rm-lin");
    const zhou = await staff.byNo("rm-zhou");
    const find = async (query: string, rm = lin) =>
      (await all.search(stores().vault, query, [rm?._id ?? ""])).map(({ no }) => no);

    for (const query of ["陈嘉禾", "嘉禾", "cjh", "CJ", "chenjiahe", "6021", "138 0013 6021"]) {
      expect(await find(query)).toContain("vip-chen");
    }
    expect(await find("陈嘉禾", zhou)).toEqual([]);
    expect(await find("6021", zhou)).toEqual([]);
  });
});

describe("a file with faults", () => {
  it("is told line by line and imports nothing", async () => {
    const text = [
      header,
      valid,
      ",无名氏,男,44052418800101001X,138,金卡,rm-nobody",
      "t-3,少一列",
    ].join("\n");

    const { good: accepted, said } = await importText(stores(), "customers", text);

    expect(accepted).toBe(false);
    expect(said[0]).toBe(
      "  第 3 行 客户号:不能为空;身份证号:身份证号不正确,请核对日期与校验位;手机号:手机号不正确",
    );
    expect(said[1]).toBe("  第 4 行 列数与表头不一致");
    expect(said[2]).toBe("客户:新增 1,更新 0,未变 0,有误 2");
    expect(await all.byNo("t-1")).toBeNull();
  });

  it("imports its good lines when that was agreed, and takes them back again", async () => {
    const text = [header, valid, `${valid.replace("t-1", "t-2")}`].join("\n");

    const {
      good: accepted,
      said,
      batchId,
    } = await importText(stores(), "customers", text, { skipErrors: true });
    expect(accepted).toBe(true);
    expect(said[0]).toContain("身份证号:身份证号已属于另一位客户");

    await undoFromShell(stores(), batchId);
    expect(await all.count()).toBe(60);
  });

  it.each([
    ["性别与身份证号不符", valid.replace(",男,", ",女,")],
    ["没有找到该客户经理", valid.replace("rm-lin", "marketer-su")],
    [
      "身份证号已属于另一位客户",
      valid
        .replace(
          "440524188001010014",
          bankFile("customers.csv").split("\n")[2]?.split(",")[3] ?? "",
        )
        .replace(",男,", ",女,"),
    ],
  ])("says %s", async (sentence, line) => {
    const { said } = await importText(stores(), "customers", [header, line].join("\n"), {
      dryRun: true,
    });

    expect(said[0]).toContain(sentence);
  });

  it("names the second of two equal lines", async () => {
    const { said } = await importText(stores(), "customers", [header, valid, valid].join("\n"), {
      dryRun: true,
    });

    expect(said[0]).toBe("  第 3 行 与文件中前面的行重复");
  });

  it.each([
    ["import.badHeader", Buffer.from("客户号,工资\nt-1,1\n")],
    ["import.badFile", Buffer.from(`${header}\nt-1,"周\n`)],
    ["import.badEncoding", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])],
    ["import.badEncoding", Buffer.from([0xff, 0xff, 0xff])],
    ["import.empty", Buffer.from(`${header}\n`)],
    ["import.empty", Buffer.from("")],
  ])("is refused as a whole with %s", async (code, bytes) => {
    await expect(importText(stores(), "customers", bytes)).rejects.toThrow(code);
  });
});

describe("a file as spreadsheets save it", () => {
  it.each([
    ["GBK", (text: string) => iconv.encode(text, "gbk")],
    ["UTF-8 with a mark", (text: string) => Buffer.from(`\ufeff${text}`)],
    ["Windows line ends", (text: string) => Buffer.from(text.replaceAll("\n", "\r\n"))],
  ])("in %s is read", async (_, encode) => {
    const { good: accepted, said } = await importText(
      stores(),
      "customers",
      encode([header, valid].join("\n")),
      { dryRun: true },
    );

    expect(accepted).toBe(true);
    expect(said[0]).toBe("客户:新增 1,更新 0,未变 0,有误 0");
    expect(await kindOf(encode([header, valid].join("\n")))).toBe("customers");
  });
});

describe("undoing", () => {
  it("puts back the very values that were there", async () => {
    const before = await all.byNo("vip-wu");
    const changed = bankFile("customers.csv")
      .replace("建筑设计师", "建筑师")
      .replace("13900235102", "13900235103");
    const { batchId } = await importText(stores(), "customers", changed);
    expect((await all.byPhone(stores().vault, "13900235103")).map(({ no }) => no)).toEqual([
      "vip-wu",
    ]);

    await undoFromShell(stores(), batchId);

    expect(await all.byNo("vip-wu")).toEqual(before);
    await expect(undoFromShell(stores(), batchId)).rejects.toThrow("import.wrongState");
  });
});

describe("an import that is stopped in the middle", () => {
  it("goes on when the next one begins, and ends where an undisturbed one would", async () => {
    const real = stores();
    const rows = Array.from(
      { length: 3000 },
      (_, at) => `stop-${at},账户,62299900${String(at).padStart(8, "0")}`,
    );
    const people = bankFile("customers.csv")
      .split("\n")
      .slice(1, 61)
      .map((line) => line.split(",")[0]);
    const text = [
      "客户号,类型,账号",
      ...rows.map((row, at) => row.replace(/^stop-\d+/, people[at % 60] ?? "")),
    ].join("\n");
    let seals = 0;
    const dying = {
      ...real.vault,
      seal: (...args: Parameters<typeof real.vault.seal>) => {
        seals += 1;
        if (seals > 2500) throw new Error("killed");
        return real.vault.seal(...args);
      },
    };

    await expect(importText({ ...real, vault: dying }, "accounts", text)).rejects.toThrow("killed");
    const { said } = await importText(real, "accounts", bankFile("accounts.csv"), { dryRun: true });

    expect(said[0]).toBe("继续上次未完成的导入");
    expect(said[1]).toBe("账户与卡:新增 0,更新 3000,未变 0,有误 0");
    const chen = await all.byNo("vip-chen");
    expect(chen?.accounts).toHaveLength(50);
  });
});
