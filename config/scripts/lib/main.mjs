import { Failure } from "./failure.mjs";

const wanted = [20, 19];

/** Runs a script: a Failure is told in its own words, anything else with its stack. */
export async function main(work) {
  try {
    requireNode();
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    process.stderr.write(`\n${error instanceof Failure ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return;
  throw new Failure(
    `GuiBin needs Node ${wanted.join(".")} or newer; this is ${process.versions.node}.`,
  );
}
