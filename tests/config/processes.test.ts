import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

let checkout = "";
const started: ChildProcess[] = [];

beforeAll(async () => {
  checkout = await mkdtemp(join(tmpdir(), "guibin-scripts-"));
  await mkdir(join(checkout, "config/scripts"), { recursive: true });
  await cp("config/scripts/lib", join(checkout, "config/scripts/lib"), { recursive: true });
});
afterEach(() => {
  for (const one of started.splice(0)) one.kill("SIGKILL");
});
afterAll(() => rm(checkout, { recursive: true, force: true }));

/** Runs a script that stands in config/scripts and answers its lines as they come. */
async function run(source: string) {
  const file = join(checkout, "config/scripts", `${started.length}-${Date.now()}.mjs`);
  await writeFile(file, source);
  const process_ = spawn(process.execPath, [file], { stdio: ["ignore", "pipe", "pipe"] });
  started.push(process_);
  const lines: string[] = [];
  for (const input of [process_.stdout, process_.stderr])
    createInterface({ input }).on("line", (line) => lines.push(line));
  const ended = new Promise<number | null>((done) => process_.once("exit", done));
  return { process: process_, lines, ended };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const status = `/proc/${pid}/stat`;
  // One that ended and waits to be fetched by a lazy init is not alive.
  return !existsSync(status) || !/ Z /.test(readFileSync(status, "utf8"));
}

/** A child that notes in a file when it is asked to end. */
const child = (name: string, onTerm = "process.exit(0)") =>
  `launch(process.execPath, ["-e", ${JSON.stringify(
    `process.on("SIGTERM", () => { require("fs").appendFileSync("notes", "${name} "); ${onTerm} });
     setInterval(() => {}, 1000); console.log("up");`,
  )}], { cwd: process.cwd() })`;

const twoChildren = (onTerm?: string) => `
  import { launch } from "./lib/child.mjs";
  import { main } from "./lib/main.mjs";
  process.chdir(${JSON.stringify(checkout)});
  await main(async () => {
    for (const one of [${child("first", onTerm)}, ${child("second", onTerm)}]) {
      await new Promise((up) => one.stdout.once("data", up));
      console.log(one.pid);
    }
    await new Promise(() => setInterval(() => {}, 1000));
  }, { stoppedCode: 0 });
`;

async function pidsOf(lines: string[]): Promise<number[]> {
  await expect.poll(() => lines.length, { timeout: 15_000 }).toBe(2);
  return lines.map(Number);
}

describe("the processes of a script", () => {
  it("are stopped in the reverse order of their start by Ctrl-C", async () => {
    await rm(join(checkout, "notes"), { force: true });
    const script = await run(twoChildren());
    const pids = await pidsOf(script.lines);

    script.process.kill("SIGINT");

    expect(await script.ended).toBe(0);
    expect(await readFile(join(checkout, "notes"), "utf8")).toBe("second first ");
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it("are stopped in order although npm passes the same Ctrl-C on once more", async () => {
    await rm(join(checkout, "notes"), { force: true });
    const script = await run(twoChildren());
    await pidsOf(script.lines);

    script.process.kill("SIGINT");
    script.process.kill("SIGINT");

    expect(await script.ended).toBe(0);
    expect(await readFile(join(checkout, "notes"), "utf8")).toBe("second first ");
  });

  it("end when the script is killed without a word", async () => {
    const script = await run(twoChildren());
    const pids = await pidsOf(script.lines);

    script.process.kill("SIGKILL");

    await expect.poll(() => pids.filter(isAlive), { timeout: 15_000 }).toEqual([]);
  });

  it("are ended at once by a second Ctrl-C, even those that do not listen", async () => {
    await rm(join(checkout, "notes"), { force: true });
    const script = await run(twoChildren("void 0"));
    const pids = await pidsOf(script.lines);

    script.process.kill("SIGINT");
    const asked = () => readFile(join(checkout, "notes"), "utf8").catch(() => "");
    await expect.poll(asked, { timeout: 15_000 }).toContain("second");
    const insist = setInterval(() => script.process.kill("SIGINT"), 200);

    expect(await script.ended).toBe(130);
    clearInterval(insist);
    await expect.poll(() => pids.filter(isAlive), { timeout: 5_000 }).toEqual([]);
  });
});

describe("a program that ends by itself", () => {
  it("is started again once, and then given up with a sentence", async () => {
    const script = await run(`
      import { launch } from "./lib/child.mjs";
      import { createKeeper } from "./lib/keeper.mjs";
      const keeper = createKeeper({
        print: (line) => console.log(line.trim()),
        giveUp: (sentence) => { console.log(sentence); process.exit(3); },
      });
      await keeper.keep("server", async () => launch(process.execPath, ["-e", "process.exit(7)"]));
      setInterval(() => {}, 1000);
    `);

    expect(await script.ended).toBe(3);
    expect(script.lines).toEqual([
      expect.stringContaining("The server ended (7) and is started again"),
      expect.stringContaining("The server ended twice (7)"),
    ]);
  });
});

describe("a lock of a checkout", () => {
  const holder = `
    import { takeLock } from "./lib/lock.mjs";
    const { owner } = takeLock("start", { address: "http://127.0.0.1:8080" });
    console.log(owner ? "taken by " + owner.address : "mine");
    setInterval(() => {}, 1000);
  `;

  it("tells the second one where the first one is, and is free once that one died", async () => {
    const first = await run(holder);
    await expect.poll(() => first.lines, { timeout: 15_000 }).toEqual(["mine"]);

    const second = await run(holder);
    await expect
      .poll(() => second.lines, { timeout: 15_000 })
      .toEqual(["taken by http://127.0.0.1:8080"]);

    first.process.kill("SIGKILL");
    await first.ended;
    const third = await run(holder);
    await expect.poll(() => third.lines, { timeout: 15_000 }).toEqual(["mine"]);
  });
});
