import sharp from "sharp";

/** A photograph as a phone makes one, with the place it was taken at in its metadata. */
export function buildPicture({ width = 60, height = 40 } = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: "#8a6d3b" } })
    .withExif({
      IFD0: { Make: "canary-camera", Copyright: "canary-owner" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 14/1 0/1" },
    })
    .jpeg()
    .toBuffer();
}
