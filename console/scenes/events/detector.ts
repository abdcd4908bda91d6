/** The browser's own reader of codes, where there is one; TypeScript's DOM does not know it yet. */
interface Detector {
  readonly detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
}

type DetectorMaker = new (options: { readonly formats: readonly string[] }) => Detector;

function maker(): DetectorMaker | undefined {
  return (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
}

export function canScan(): boolean {
  return maker() !== undefined && navigator.mediaDevices !== undefined;
}

export function openDetector(): Detector {
  const Maker = maker();
  if (!Maker) throw new Error("This browser reads no codes");
  return new Maker({ formats: ["qr_code"] });
}
