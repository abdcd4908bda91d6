import qrcode from "qrcode-generator";

const cell = 8;
const margin = 2 * cell;

/** A QR code as a picture that needs no network: sharp squares, with the margin scanners ask for. */
export function qrImage(text: string): string {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  return code.createDataURL(cell, margin);
}
