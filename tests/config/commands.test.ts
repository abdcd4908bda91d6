import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

function run(file: string, args: string[] = [], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  return { status, stdout, stderr: stderr.trim() };
}

describe("a command that is called wrongly", () => {
  it("names the options there are", () => {
    expect(run("config/scripts/start.mjs", ["--nonsense"])).toMatchObject({
      status: 1,
      stderr: "There is no option --nonsense: --port N, --fresh, --watch, --no-open.",
    });
  });

  it("says what a port is", () => {
    expect(run("config/scripts/start.mjs", [], { PORT: "eighty" })).toMatchObject({
      status: 1,
      stderr: "eighty is not a port: give a number from 1 to 65535.",
    });
  });

  it("names what can be built", () => {
    expect(run("config/scripts/build.mjs", ["rocket"])).toMatchObject({
      status: 1,
      stderr: "There is no rocket to build: server, console, weapp, h5.",
    });
  });

  it("says that a program to run is not there", () => {
    expect(run("config/scripts/run.mjs", ["server/nothing.ts"])).toMatchObject({
      status: 1,
      stderr: "There is no program server/nothing.ts to run.",
    });
  });
});

describe("the fingerprint of sources", () => {
  const checkout = mkdtempSync(join(tmpdir(), "guibin-print-"));
  afterAll(() => rmSync(checkout, { recursive: true, force: true }));

  it("changes with the content of a file, and not with its date", () => {
    mkdirSync(join(checkout, "config/scripts"), { recursive: true });
    cpSync("config/scripts/lib", join(checkout, "config/scripts/lib"), { recursive: true });
    const script = join(checkout, "config/scripts/print.mjs");
    writeFileSync(
      script,
      'import { fingerprint } from "./lib/fingerprint.mjs"; console.log(fingerprint(["src"]));',
    );
    mkdirSync(join(checkout, "src/deep"), { recursive: true });
    const source = join(checkout, "src/deep/a.ts");

    writeFileSync(source, "one");
    const first = run(script).stdout;
    writeFileSync(source, "one");
    const touched = run(script).stdout;
    writeFileSync(source, "two");
    const changed = run(script).stdout;

    expect(first).toMatch(/^[0-9a-f]{32}\n$/);
    expect(touched).toBe(first);
    expect(changed).not.toBe(first);
  });
});
