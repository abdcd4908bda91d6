import { openSession } from "@server/core/session";
import { CustomerModel } from "@server/features/customers/customer.model";
import { idCheckDigit } from "@shared/identifiers/id-number";
import type { TestApp } from "../app";
import { customerWith, type Person } from "../as";
import { importRows } from "./bank";

const header = "客户号,姓名,性别,身份证号,手机号,等级,客户经理工号,生活标签";

export interface GivenCustomer {
  readonly name?: string;
  readonly phone?: string;
  readonly tier?: "金卡" | "铂金" | "钻石" | "私人银行";
  readonly rm?: string;
  readonly tag?: string;
}

export interface BuiltCustomer {
  /** The bank's number for the customer. */
  readonly no: string;
  readonly id: string;
  readonly idLastFour: string;
  readonly idNumber: string;
  readonly phone: string;
}

let made = 0;

/** Makes customers the bank has by importing them; what is not given is made up and unlike anybody else's. */
export async function buildCustomers(
  { server }: { readonly server: Pick<TestApp["server"], "ports"> },
  given: readonly GivenCustomer[],
): Promise<BuiltCustomer[]> {
  const rows = given.map((one) => rowOf(one));
  await importRows(server.ports, "customers", [header, ...rows.map(({ row }) => row)].join("\n"));
  const documents = await CustomerModel.find({ no: { $in: rows.map(({ no }) => no) } }).lean();
  const ids = new Map(documents.map(({ _id, no }) => [no, String(_id)]));
  return rows.map(({ no, idNumber, phone }) => ({
    no,
    id: ids.get(no) ?? "",
    idLastFour: idNumber.slice(-4),
    idNumber,
    phone,
  }));
}

function rowOf({ name = "周自珩", phone, tier = "钻石", rm = "rm-lin", tag = "" }: GivenCustomer) {
  made += 1;
  const no = `made-${made}`;
  const digits = `31010419800101${String(made % 100).padStart(2, "0")}1`;
  const spread = `3101${String(4 + Math.floor(made / 100)).padStart(2, "0")}${digits.slice(6)}`;
  const idNumber = `${spread}${idCheckDigit(spread)}`;
  const number = phone ?? `139${String(10_000_000 + made)}`;
  return {
    no,
    idNumber,
    phone: number,
    row: [no, name, "男", idNumber, number, tier, rm, tag].join(","),
  };
}

/** Signs customers in without their WeChat: for crowds, where who they are is not what is tested. */
export async function signInCrowd(
  app: TestApp,
  crowd: readonly Pick<BuiltCustomer, "id" | "no">[],
): Promise<Person[]> {
  return Promise.all(
    crowd.map(async ({ id, no }) => {
      const tokens = await openSession({
        subject: { kind: "customer", id },
        channel: "mini",
        device: "test",
        ip: "10.200.0.1",
      });
      return customerWith(no, { tokens }, app);
    }),
  );
}

/** The product's id of a customer by the bank's number. */
export async function customerIdOf(no: string): Promise<string> {
  const found = await CustomerModel.findOne({ no }, { _id: 1 }).lean();
  if (!found) throw new Error(`The bank has no customer ${no}.`);
  return String(found._id);
}
