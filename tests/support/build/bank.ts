import seeds from "@sandbox/seed/authenticators.json" with { type: "json" };
import people from "@sandbox/seed/people.json" with { type: "json" };
import { importFromShell } from "@server/features/imports";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { bankFile, bankFiles } from "../bank";

/** Imports the demo bank up to a kind of file, and gives its staff their WeChat and authenticator. */
export async function importDemoBank(ports: Ports, upTo: string): Promise<void> {
  for (const [kind, name] of bankFiles) {
    await importRows(ports, kind, bankFile(name));
    if (kind === upTo) break;
  }
  await Promise.all(people.map(({ id, openids }) => bindStaff(id, openids.official, ports)));
}

/** Imports a text as one of the bank's files, whole or not at all. */
export async function importRows(ports: Ports, kind: string, text: string): Promise<void> {
  const said: string[] = [];
  const good = await importFromShell(
    ports,
    { kind, fileName: `${kind}.csv`, bytes: Buffer.from(text) },
    { dryRun: false, skipErrors: false, say: (line) => said.push(line) },
  );
  if (!good) throw new Error(said.join("\n"));
}

async function bindStaff(no: string, openid: string, { vault }: Ports): Promise<void> {
  const person = await staff.byNo(no);
  if (!person) return;
  await staff.bindOpenid(vault, person._id, openid);
  const seed = (seeds as Readonly<Record<string, string>>)[no];
  if (seed) await staff.enrolAuthenticator(vault, person._id, seed);
}

let rows: readonly string[] | undefined;

/** The end of the ID number that the bank's file has for a customer. */
export function idLastFourOf(no: string): string {
  rows ??= bankFile("customers.csv").split("\n");
  const row = rows.find((one) => one.startsWith(`${no},`));
  const idNumber = row?.split(",")[3];
  if (!idNumber) throw new Error(`The bank has no customer ${no}.`);
  return idNumber.slice(-4);
}
