import qrcode from "qrcode-generator";
import { useMemo } from "react";
import { squaresOf } from "./qr-code.model";

/** A QR code as one SVG path: sharp at every size, no picture to load. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const code = qrcode(0, "M");
    code.addData(text);
    code.make();
    return squaresOf(code.getModuleCount(), (row, column) => code.isDark(row, column));
  }, [text]);
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      data-qr={text}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#1b2430" />
    </svg>
  );
}
