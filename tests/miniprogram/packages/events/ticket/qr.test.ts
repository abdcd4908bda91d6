import { qrImage } from "@miniprogram/packages/events/ticket/qr";
import sharp from "sharp";
import { describe, expect, it } from "vitest";

describe("a ticket's code", () => {
  it("is a square picture that carries its margin", async () => {
    const [head, data = ""] = qrImage("GB1.7f3c9a2e51d84b0f9e6a").split(",");
    expect(head).toBe("data:image/gif;base64");

    const { width, height } = await sharp(Buffer.from(data, "base64")).metadata();

    expect(width).toBe(height);
    expect(width).toBeGreaterThan(200);
  });

  it("differs for different codes", () => {
    expect(qrImage("one")).not.toBe(qrImage("two"));
  });
});
