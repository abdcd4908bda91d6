import { stopAll } from "@config/scripts/lib/child.mjs";

/** A short run that shows that everything works, whose figures mean little. */
export const isSmoke = process.argv.includes("--smoke");

/** The size of something in a short run, else in a whole one. */
export const sized = (smoke: number, whole: number): number => (isSmoke ? smoke : whole);

export interface Figure {
  readonly ours: number;
  readonly peer: number;
  readonly unit: string;
}

/** Prints one figure: ours and a peer's, measured in the same run. */
export function figure(bench: string, { ours, peer, unit }: Figure): void {
  const line = { bench, ours: round(ours), peer: round(peer), unit, ratio: round(ours / peer) };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Ends the bench when what it compares does not do the same: a figure would mean nothing. */
export function same<Value>(what: string, ours: Value, peer: Value): void {
  const [left, right] = [JSON.stringify(ours), JSON.stringify(peer)];
  if (left !== right) throw new Error(`${what} differ: ${left} and ${right}`);
}

type Close = () => unknown;
const closers: Close[] = [];

/** Is called when the bench ends, however it ends; the last one first. */
export function atEnd(close: Close): void {
  closers.push(close);
}

/** Runs a bench within its time and leaves nothing behind. */
export async function bench(work: () => Promise<void>): Promise<void> {
  const minutes = isSmoke ? 2 : 15;
  const deadline = setTimeout(() => void end(late(minutes)), minutes * 60_000);
  const failure = await work().then(
    () => undefined,
    (error: unknown) => error,
  );
  clearTimeout(deadline);
  await end(failure);
}

const late = (minutes: number) => new Error(`It did not end within ${minutes} minutes.`);

async function end(failure: unknown): Promise<void> {
  if (failure !== undefined)
    process.stderr.write(`${(failure as Error).stack ?? String(failure)}\n`);
  // Closing may hang on what the failure broke.
  setTimeout(() => process.exit(1), 15_000).unref();
  for (const close of closers.reverse()) await Promise.resolve(close()).catch(() => {});
  await stopAll();
  process.exit(failure === undefined ? 0 : 1);
}

/** Four figures are more than a measurement is worth. */
function round(value: number): number {
  return Number(value.toPrecision(4));
}
