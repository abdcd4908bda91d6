import { killAll, stopAll } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { whenParentIsGone } from "./parent.mjs";

const wanted = [20, 19];

// One Ctrl-C comes twice: from the terminal, and from npm which passes on its own.
const echoMs = 400;

/**
 * Runs a script and ends the process with its exit code, with no child left behind. A Failure is
 * told in its own words, anything else with its stack.
 */
export async function main(work, { stoppedCode = 130 } = {}) {
  const end = endOnSignals(stoppedCode);
  try {
    requireNode();
    const code = (await work()) ?? 0;
    await stopAll();
    end(code);
  } catch (error) {
    await stopAll();
    process.stderr.write(`\n${error instanceof Failure ? error.message : error.stack}\n`);
    end(1);
  }
}

/** A first signal stops the children in order, a second one at once. */
function endOnSignals(stoppedCode) {
  let stopping = false;
  let askedAt = 0;
  const end = (code) => {
    // While we stop, work that is cut short fails; that is not what the person asked about.
    if (stopping) return;
    process.exit(code);
  };
  const onSignal = async () => {
    if (stopping) {
      if (Date.now() - askedAt < echoMs) return;
      killAll();
      process.exit(130);
    }
    stopping = true;
    askedAt = Date.now();
    silence();
    await stopAll();
    process.exit(stoppedCode);
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, onSignal);
  whenParentIsGone(onSignal);
  return end;
}

function silence() {
  if (process.stdout.isTTY) process.stdout.write("\r\x1b[KStopping.\n");
  process.stderr.write = () => true;
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return;
  const found = process.versions.node;
  throw new Failure(`GuiBin needs Node ${wanted.join(".")} or newer; this is ${found}.`);
}
