import { squaresOf } from "@console/components/qr-code.model";
import { describe, expect, it } from "vitest";

describe("drawing a QR code", () => {
  it("draws each dark module once, inside of a quiet zone", () => {
    const { size, path } = squaresOf(2, (row, column) => row === column);

    expect(size).toBe(6);
    expect(path).toBe("M2 2h1v1h-1zM3 3h1v1h-1z");
  });
});
