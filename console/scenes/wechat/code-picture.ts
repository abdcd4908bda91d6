import qrcode from "qrcode-generator";

const cell = 12;
const margin = 4;

/** Saves a code as a picture fit for print: 12 pixels a square with the quiet zone of the standard. */
export function saveCode(text: string, name: string): void {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = (count + margin * 2) * cell;
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#000000";
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      if (code.isDark(row, column))
        pen.fillRect((column + margin) * cell, (row + margin) * cell, cell, cell);
  const link = document.createElement("a");
  link.href = canvas.toDataURL("image/png");
  link.download = `${name}.png`;
  link.click();
}
