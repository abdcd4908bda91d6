import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import type { KeyKind, KeyStatus, Rotation } from "../core/vault";
import { addSigner } from "../core/vault";
import type { Ports } from "../ports";
import { exitCode, withPorts } from "./with-ports";

const usage = `Usage: npm run keys -- status
       npm run keys -- rotate kek|data|index [--owner ID]
       npm run keys -- rotate signing
       npm run keys -- destroy KEK
       npm run keys -- shredded
Rotations go on while the product runs; one that was killed goes on from where it was.
shredded lists whose keys were destroyed, for a restore of an older backup. destroy takes a key-encryption key out of the key file for good: backups that name it are lost.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { owner: { type: "string" } },
});
const [command, subject] = positionals;
const say = (text: string) => process.stdout.write(`${text}\n`);
const kinds: readonly string[] = ["kek", "data", "index"] satisfies KeyKind[];

if (command === "status") await withPorts(showStatus);
else if (command === "shredded") await withPorts(showShredded);
else if (command === "rotate" && kinds.includes(subject ?? ""))
  await withPorts((ports) => rotate(subject as KeyKind, ports));
else if (command === "rotate" && subject === "signing") await withPorts(newSigner);
else if (command === "destroy" && subject) await withPorts((ports) => destroy(subject, ports));
else {
  process.stderr.write(`${usage}\n`);
  process.exit(exitCode.unusable);
}

async function showStatus({ keys }: Ports): Promise<number> {
  for (const line of linesOf(await keys.status())) say(line);
  return exitCode.done;
}

async function showShredded({ vault }: Ports): Promise<number> {
  const found = vault.rings.stored.find({ destroyedAt: { $exists: true } });
  for await (const { _id } of found) say(_id);
  return exitCode.done;
}

function linesOf({ keks, data, indexes, rotations }: KeyStatus): string[] {
  return [
    ...keks.map(
      ({ id, isCurrent, madeAt, rings }) =>
        `kek    ${id}${isCurrent ? " current" : ""}  made ${dayOf(madeAt)}  wraps ${rings} rings`,
    ),
    `data   ${data.owners} owners  oldest ${dayOf(data.oldest)}  ${data.retired} retired  ${data.destroyed} destroyed`,
    ...indexes.map(
      ({ purpose, version, profile, madeAt, retired, isFixed }) =>
        `index  ${purpose} v${version} ${profile}  made ${dayOf(madeAt)}  ${isFixed ? "never changes" : `${retired} retired`}`,
    ),
    ...rotations.map((one) => `run    ${progressOf(one)}`),
  ];
}

function dayOf(date: Date | undefined): string {
  return date?.toISOString().slice(0, 10) ?? "unknown";
}

function progressOf(rotation: Rotation): string {
  const { _id, state, phase, pass, rings, values: written, conflicts, kept } = rotation;
  const kepts = kept.length > 0 ? `, old keys kept for ${kept.join(" ")}` : "";
  return `${_id} ${state} (${phase} ${pass}): ${rings} rings, ${written} values, ${conflicts} conflicts${kepts}`;
}

/** Begins a rotation, or takes up the one under way, and stays until it is done. */
async function rotate(kind: KeyKind, ports: Ports): Promise<number> {
  const { keys } = ports;
  const running = (await keys.rotations()).find((one) => one._id === kind);
  if (running?.state !== "running") {
    await audited("keys.rotate", kind, ports);
    await keys.begin(kind, { owner: values.owner, by: shellName() });
  } else say(`going on: ${progressOf(running)}`);
  for (let last = ""; ; ) {
    const after = await keys.step(kind);
    const now = (await keys.rotations()).find((one) => one._id === kind);
    if (!now) return exitCode.refused;
    if (progressOf(now) !== last) say(progressOf(now));
    last = progressOf(now);
    if (now.state === "done") break;
    if (!after || after.phase === "settle")
      await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  await audited("keys.rotated", kind, ports);
  return exitCode.done;
}

/** The seals of the audit trail are signed with it as soon as a worker starts anew. */
async function newSigner(ports: Ports): Promise<number> {
  await audited("keys.rotate", "signing", ports);
  say(`signing: ${addSigner(ports.config.keyFile, ports.config.cryptoProfile)}`);
  return exitCode.done;
}

async function destroy(kek: string, ports: Ports): Promise<number> {
  await audited("keys.destroy", kek, ports);
  await ports.keys.destroyKek(kek);
  say(`destroyed: ${kek}`);
  return exitCode.done;
}

/** Written first: what the trail does not take is not done. */
function audited(act: string, id: string, { audit }: Ports): Promise<void> {
  return audit.await({
    actor: { kind: "system", id: shellName(), roles: [] },
    act,
    object: { kind: "keys", id },
    result: "ok",
    ip: "",
    requestId: "",
  });
}

function shellName(): string {
  return `shell:${userInfo().username}`;
}
