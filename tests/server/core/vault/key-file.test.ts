import { chmodSync, copyFileSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { ensureKeyFile, fileKms, readKeyFile } from "@server/core/vault";
import { newKeyFile } from "@tests/support/stores";
import { describe, expect, it } from "vitest";

describe("the key file", () => {
  it("is made for its owner's eyes only, and never over an older one", () => {
    const path = newKeyFile();
    const before = readFileSync(path, "utf8");

    ensureKeyFile(path);

    expect(statSync(path).mode & 0o777).toBe(0o400);
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  it.each([0o600, 0o440, 0o404, 0o500])("is refused in production with mode %o", (mode) => {
    const path = newKeyFile();
    chmodSync(path, mode);

    expect(() => readKeyFile(path, { strict: true })).toThrow("must be 0400");
    expect(readKeyFile(path, { strict: false }).current).toMatch(/^kek-/);
  });

  it("is refused when it is not whole", () => {
    const path = `${newKeyFile()}.copy`;
    copyFileSync(newKeyFile(), path);
    chmodSync(path, 0o600);
    const file = JSON.parse(readFileSync(path, "utf8"));
    writeFileSync(path, JSON.stringify({ ...file, current: "kek-gone" }));

    expect(() => readKeyFile(path, { strict: false })).toThrow("lacks its current key");
  });
});

describe("the file key service", () => {
  it("unwraps only for the owner it wrapped for", async () => {
    const kms = fileKms(readKeyFile(newKeyFile(), { strict: true }));
    const wrapped = await kms.wrap(Buffer.alloc(32, 7), "cus_1|k");

    expect(await kms.unwrap(wrapped, "cus_1|k")).toEqual(Buffer.alloc(32, 7));
    await expect(kms.unwrap(wrapped, "cus_2|k")).rejects.toThrow("vault.unreadable");
  });

  it("is unavailable for a key that is not in its file", async () => {
    const kms = fileKms(readKeyFile(newKeyFile(), { strict: true }));
    const wrapped = await fileKms(readKeyFile(newKeyFile(), { strict: true })).wrap(
      Buffer.alloc(32),
      "x",
    );

    await expect(kms.unwrap(wrapped, "x")).rejects.toThrow("vault.unavailable");
  });
});
