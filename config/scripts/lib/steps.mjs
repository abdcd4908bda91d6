// Says what is going on while several things go on at once: a line when a step ends, and for the
// steps that run a status line on a terminal, or a line now and then in a log.
const quietMs = 20_000;

/** Makes a reporter of steps that writes to one stream. */
export function createSteps(out = process.stdout) {
  const running = new Map();
  const live = Boolean(out.isTTY) && !process.env.CI;
  let ticking;

  const print = (text) => out.write(live ? `\r\x1b[K${text}\n` : `${text}\n`);
  const redraw = () => {
    if (!live || running.size === 0) return;
    out.write(`\r\x1b[K${cut(statusOf(running), (out.columns ?? 80) - 1)}`);
  };
  const tick = () => {
    redraw();
    if (!live) for (const [name, step] of running) remind(name, step, print);
  };

  /** Runs one step; `work(say)` may say how far it is, and answers what it answers. */
  async function step(name, work) {
    const entry = { startedAt: Date.now(), saidAt: Date.now(), detail: "" };
    running.set(name, entry);
    ticking ??= setInterval(tick, 500);
    redraw();
    try {
      const answer = await work((detail) => {
        entry.detail = detail;
      });
      running.delete(name);
      print(`  done    ${name.padEnd(22)}${seconds(entry)}`);
      return answer;
    } catch (error) {
      running.delete(name);
      print(`  failed  ${name.padEnd(22)}${seconds(entry)}`);
      throw error;
    } finally {
      if (running.size === 0) {
        clearInterval(ticking);
        ticking = undefined;
      }
      redraw();
    }
  }

  return { step, print };
}

function statusOf(running) {
  const parts = [...running].map(([name, entry]) => {
    const detail = entry.detail ? `: ${entry.detail}` : "";
    return `${name}${detail} (${seconds(entry)})`;
  });
  return `  …       ${parts.join("  ·  ")}`;
}

function remind(name, entry, print) {
  if (Date.now() - entry.saidAt < quietMs) return;
  entry.saidAt = Date.now();
  print(`  …       ${name.padEnd(22)}${seconds(entry)}${entry.detail ? `  ${entry.detail}` : ""}`);
}

const cut = (text, width) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

const seconds = ({ startedAt }) => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
