import type { Connection } from "mongoose";
import { canonical, type Json } from "./canonical";
import type { AuditLine } from "./entry";
import type { Purge } from "./purge";
import type { Seal } from "./seal";
import type { Signer } from "./signer";
import { BrokenTrail, parseExact, type TrailSummary, TrailVerifier } from "./verify";
import { countLines, walkTrail } from "./walk";

const format = "guibin-audit-1";

interface End {
  readonly at: string;
  readonly lines: number;
  readonly seals: number;
  readonly lastSeal: string;
  readonly root: string;
  readonly keyId: string;
}

/** Verifies the stored trail; throws a BrokenTrail at the first broken link. */
export async function verifyStored(
  db: Connection,
  keys: Readonly<Record<string, string>>,
  /** Told now and then how many lines were looked at, of how many. */
  onProgress: (done: number, of: number) => Promise<void> | void = () => {},
): Promise<{ readonly summary: TrailSummary; readonly verifier: TrailVerifier }> {
  const verifier = new TrailVerifier(keys);
  const before = await countLines(db);
  let done = 0;
  for await (const item of walkTrail(db)) {
    verifier.take(item);
    if ("line" in item && ++done % 2000 === 0) await onProgress(done, before);
  }
  const summary = verifier.summary();
  if (summary.lines < before)
    throw new BrokenTrail("audit", "there are entries that stand in no chain");
  return { summary, verifier };
}

/** Writes the trail as lines of text that can be verified anywhere, the last one signed. */
export async function* exportTrail(db: Connection, signer: Signer): AsyncGenerator<string> {
  const verifier = new TrailVerifier(signer.publicKeys);
  const head = canonical({ head: { format, keys: signer.publicKeys } });
  verifier.head(head);
  yield head;
  for await (const item of walkTrail(db)) {
    verifier.take(item);
    yield canonical(item as unknown as Json);
  }
  const { lines, seals, lastSeal } = verifier.summary();
  const at = new Date().toISOString();
  const end: End = {
    at,
    lines,
    seals,
    lastSeal: lastSeal.h,
    root: verifier.root,
    keyId: signer.keyId,
  };
  yield canonical({ end: { ...end, sig: await signer.sign(canonical({ ...end })) } });
}

/** Verifies an export without a database; throws a BrokenTrail at the first broken link. */
export async function verifyExport(
  texts: AsyncIterable<string> | Iterable<string>,
  keys: Readonly<Record<string, string>>,
): Promise<{ readonly summary: TrailSummary; readonly verifier: TrailVerifier }> {
  const verifier = new TrailVerifier(keys);
  let number = 0;
  let ended = false;
  for await (const text of texts) {
    number += 1;
    const where = `line ${number}`;
    if (ended) throw new BrokenTrail(where, "something follows the signed end");
    try {
      ended = takeText(text, number, verifier, where);
    } catch (error) {
      // Whatever a changed line lacks or has too much must be a verdict, never a crash.
      throw error instanceof BrokenTrail ? error : new BrokenTrail(where, "it is not readable");
    }
  }
  if (!ended) throw new BrokenTrail(`line ${number + 1}`, "the signed end is missing");
  return { summary: verifier.summary(), verifier };
}

/** Takes one line of an export; true for its signed end. */
function takeText(text: string, number: number, verifier: TrailVerifier, where: string): boolean {
  const value = parseExact(text, where);
  if (number === 1) requireHead(value, text, verifier, where);
  else if (value.line) verifier.line(value.line as unknown as AuditLine);
  else if (value.purge) verifier.purge(value.purge as unknown as Purge);
  else if (value.seal) verifier.seal(value.seal as unknown as Seal);
  else if (value.end) return requireEnd(value.end, verifier, where);
  else throw new BrokenTrail(where, "it is neither an entry nor a seal");
  return false;
}

function requireHead(
  value: Record<string, Json>,
  text: string,
  verifier: TrailVerifier,
  where: string,
): void {
  verifier.head(text);
  const head = value.head as { readonly format?: string } | undefined;
  if (head?.format !== format)
    throw new BrokenTrail(where, "it is not the head of an audit export");
}

function requireEnd(value: Json, verifier: TrailVerifier, where: string): true {
  const { sig, ...end } = value as unknown as End & { readonly sig: string };
  const { lines, seals, lastSeal } = verifier.summary();
  if (!verifier.isSigned(String(end.keyId), canonical(end as unknown as Json), String(sig)))
    throw new BrokenTrail(where, "the end's signature is not valid");
  const whole =
    end.lines === lines &&
    end.seals === seals &&
    end.lastSeal === lastSeal.h &&
    end.root === verifier.root;
  if (!whole) throw new BrokenTrail(where, "the end does not fit what stands before it");
  return true;
}
