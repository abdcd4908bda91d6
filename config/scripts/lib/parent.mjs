import { readFileSync } from "node:fs";

/**
 * npm that is killed outright cannot pass the signal on, so we look whether it is still there:
 * our parent, or the parent of the shell that it put between us.
 */
export function whenParentIsGone(onGone) {
  if (!process.env.npm_lifecycle_event) return;
  const line = ancestors();
  const watching = setInterval(() => {
    if (String(ancestors()) === String(line)) return;
    clearInterval(watching);
    onGone();
  }, 500);
  watching.unref();
}

function ancestors() {
  const parent = statusOf(process.ppid);
  const isShell = parent && /^(ba|da|z|k|a)?sh$/.test(parent.name);
  return isShell ? [process.ppid, parent.ppid] : [process.ppid];
}

/** A process's name and parent, where the system shows them as files. */
function statusOf(pid) {
  try {
    const [, name, ppid] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"));
    return { name, ppid: Number(ppid) };
  } catch {
    return undefined;
  }
}
