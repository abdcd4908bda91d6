import { toBase64 } from "@console/scenes/imports/upload-file";
import { describe, expect, it } from "vitest";

describe("a piece of a file", () => {
  it("survives the way through base64, whatever its bytes and however large", () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 31) % 256);

    const back = Buffer.from(toBase64(bytes.buffer), "base64");

    expect(back.equals(Buffer.from(bytes))).toBe(true);
  });
});
