import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "@config/scripts/lib/child.mjs";
import {
  claimFolder,
  type Engine,
  findEngine,
  forgetFolder,
  nameIn,
  prepareEngine,
} from "@sandbox/database/index.mjs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "guibin-engine-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function program(...parts: string[]): Promise<string> {
  const path = join(folder, ...parts);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, "#!/bin/sh\n");
  await chmod(path, 0o755);
  return path;
}

const bare = () => ({ PATH: join(folder, "bin"), XDG_CACHE_HOME: join(folder, "cache") });

describe("choosing a database", () => {
  it("takes the one that is named, whatever else there is", async () => {
    await program("bin/mongod");
    const env = { ...bare(), MONGODB_URI: "mongodb://bank.example/?replicaSet=rs" };

    expect(findEngine(env)).toMatchObject({ kind: "uri", uri: env.MONGODB_URI });
  });

  it("takes a mongod at hand before the embedded server", async () => {
    const binary = await program("bin/mongod");
    await program("cache/guibin/embedded-mongo/0.5.3-beta.196/bin/secantusd-rs");

    expect(findEngine(bare())).toMatchObject({ kind: "mongod", binary });
    expect(findEngine({ ...bare(), GUIBIN_DATABASE: "embedded" })).toMatchObject({
      kind: "embedded",
      version: "0.5.3-beta.196",
    });
  });

  it("says in one sentence what to do when nothing can be had", async () => {
    const preparing = prepareEngine({ env: bare(), launch });

    await expect(preparing).rejects.toThrow(
      "No database can be prepared: set MONGODB_URI to a MongoDB replica set, put mongod on PATH, " +
        "or install cargo with a C compiler, or install Python 3 with venv for a slow one.",
    );
  });

  it("does not offer the slow server to those who cannot use it", async () => {
    const preparing = prepareEngine({ env: bare(), slow: false, launch });

    await expect(preparing).rejects.toThrow(
      /put mongod on PATH, or install cargo with a C compiler\.$/,
    );
  });
});

describe("a data folder", () => {
  const engine = (version: string): Engine => ({ kind: "embedded", name: "server", version });

  it("is opened again by the server that wrote it and refused to another version", async () => {
    const data = join(folder, "db");
    claimFolder(data, engine("1"));
    await mkdir(data);
    await writeFile(join(data, "table"), "x");

    expect(() => claimFolder(data, engine("1"))).not.toThrow();
    expect(() => claimFolder(data, engine("2"))).toThrow(
      "was written by embedded 1 and must not be opened by embedded 2",
    );
  });

  it("is refused when it holds something nobody signed for, until it is forgotten", async () => {
    const data = join(folder, "db");
    await mkdir(data);
    await writeFile(join(data, "table"), "x");

    expect(() => claimFolder(data, engine("1"))).toThrow("holds data of unknown origin");

    forgetFolder(data);
    expect(() => claimFolder(data, engine("1"))).not.toThrow();
  });
});

describe("naming a database in an address", () => {
  it("keeps hosts and options", () => {
    expect(nameIn("mongodb://u:p@a:1,b:2/old?replicaSet=rs", "new")).toBe(
      "mongodb://u:p@a:1,b:2/new?replicaSet=rs",
    );
    expect(nameIn("mongodb://127.0.0.1:1", "new")).toBe("mongodb://127.0.0.1:1/new");
    expect(nameIn("mongodb+srv://bank.example/?tls=true", "new")).toBe(
      "mongodb+srv://bank.example/new?tls=true",
    );
  });
});
