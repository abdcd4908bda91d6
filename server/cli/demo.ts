import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";
import { setUpDoors } from "../features/arrivals";
import { publishReady } from "../features/events";
import { importFromShell } from "../features/imports";
import { staff } from "../features/organisation";
import { bindReady } from "../features/sessions";
import { setUpDesk } from "../features/wechat-desk";
import type { Ports } from "../ports";
import { lendAccess } from "./demo-access";
import { fillDataRights } from "./demo-data-rights";
import { shiftDates } from "./demo-dates";
import { askAround } from "./demo-forms";
import { liveOn } from "./demo-life";
import { knowThem } from "./demo-record";
import { rememberReads } from "./demo-trail";
import { exitCode, withPorts } from "./with-ports";

/** A bank's files in the order in which they build on each other. */
const files = [
  ["organisation", "organisation.csv"],
  ["staff", "staff.csv"],
  ["customers", "customers.csv"],
  ["risk", "risk.csv"],
  ["contact", "contact.csv"],
  ["accounts", "accounts.csv"],
  ["holdings", "holdings.csv"],
  ["assetHistory", "asset-history.csv"],
  ["relations", "relations.csv"],
] as const;

const People = z.array(
  z.object({
    id: z.string(),
    role: z.string(),
    unionid: z.string().optional(),
    openids: z.object({ official: z.string(), mini: z.string().optional() }),
  }),
);

/** Whose first steps were taken before the demo begins, and what they agreed to. Everybody else binds on stage. */
const bound = {
  "vip-chen": ["service", "financial", "marketing"],
  "vip-wu": ["service", "financial", "marketing", "profiling"],
} as const;
const Authenticators = z.record(z.string(), z.string());

const { values } = parseArgs({
  options: {
    data: { type: "string", default: "sandbox/bank/data" },
    people: { type: "string", default: "sandbox/seed/people.json" },
    authenticators: { type: "string", default: "sandbox/seed/authenticators.json" },
    beacons: { type: "string", default: "sandbox/seed/beacons.json" },
    /** The day that the files' dates count from; today when absent. */
    today: { type: "string" },
  },
});

await withPorts(async (ports) => {
  if (ports.config.production) {
    process.stderr.write("The demo bank is never imported in production.\n");
    return exitCode.unusable;
  }
  const today = values.today ?? dayIn(ports.clock.now());
  for (const [kind, name] of files) {
    const text = await readFile(join(values.data, name), "utf8");
    const bytes = Buffer.from(shiftDates(text, today));
    const say = (line: string) => process.stdout.write(`${line}\n`);
    const good = await importFromShell(
      ports,
      { kind, fileName: name, bytes },
      { dryRun: false, skipErrors: false, say },
    );
    if (!good) return exitCode.refused;
  }
  await bindStaff(ports);
  await bindCustomers(ports);
  await setUpDoors(await readJson(values.beacons), ports);
  const programme = JSON.parse(
    shiftDates(await readFile(join(values.data, "events.json"), "utf8"), today),
  );
  await publishReady(programme, "demo", ports);
  await askAround(await readJson(join(values.data, "forms.json")), ports);
  await setUpDesk(ports.config.origins.find((one) => !one.includes("*")) ?? "", ports);
  await rememberReads(ports);
  await lendAccess(ports);
  await liveOn(await readJson(join(values.data, "life.json")), today, ports);
  const twice = await readFile(join(values.data, "customers-twice.csv"));
  await knowThem(await readJson(join(values.data, "record.json")), twice, today, ports);
  await fillDataRights(today, ports);
  return exitCode.done;
});

/** Gives the demo's staff the WeChat identities and authenticators that its phones have. */
async function bindStaff({ vault }: Ports): Promise<void> {
  const people = People.parse(await readJson(values.people));
  const seeds = Authenticators.parse(await readJson(values.authenticators));
  for (const { id, role, openids } of people) {
    const person = role === "staff" ? await staff.byNo(id) : null;
    if (!person) continue;
    await staff.bindOpenid(vault, person._id, openids.official);
    const seed = seeds[id];
    if (seed) await staff.enrolAuthenticator(vault, person._id, seed);
  }
}

/** Lets two customers start where daily life begins: bound, following the official account, consents given. */
async function bindCustomers(ports: Ports): Promise<void> {
  const people = People.parse(await readJson(values.people));
  for (const [no, agreed] of Object.entries(bound)) {
    const person = people.find(({ id }) => id === no);
    const { official, mini } = person?.openids ?? {};
    if (!official || !mini || !person?.unionid) continue;
    const openids = { official, mini };
    await bindReady({ no, openids, unionid: person.unionid, follows: true, agreed }, ports);
  }
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8"));
}

function dayIn(instant: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(instant);
}
