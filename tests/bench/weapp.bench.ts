import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { bench, figure } from "./lib/bench";
import { buildBarePage } from "./weapp/bare-page";

/** Bytes as they are uploaded: the main package is what a person waits for at the first start. */
await bench(async () => {
  const ours = "dist/weapp";
  if (!existsSync(join(ours, "app.json"))) throw new Error("Run `npm run build -- weapp` first.");
  const bare = await buildBarePage();
  const packages = packagesOf(ours);
  const main = mainOf(bare);
  figure("weapp.main package beside a bare Taro page", {
    ours: mainOf(ours),
    peer: main,
    unit: "bytes",
  });
  figure("weapp.all packages beside a bare Taro page", {
    ours: bytesIn(ours),
    peer: main,
    unit: "bytes",
  });
  const largest = Math.max(0, ...packages.map((root) => bytesIn(join(ours, root))));
  figure("weapp.largest subpackage beside a bare Taro page", {
    ours: largest,
    peer: main,
    unit: "bytes",
  });
});

interface App {
  readonly subPackages?: readonly { readonly root: string }[];
  readonly subpackages?: readonly { readonly root: string }[];
}

function packagesOf(folder: string): string[] {
  const app = JSON.parse(readFileSync(join(folder, "app.json"), "utf8")) as App;
  return (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ""));
}

function mainOf(folder: string): number {
  const apart = packagesOf(folder).map((root) => bytesIn(join(folder, root)));
  return bytesIn(folder) - apart.reduce((sum, bytes) => sum + bytes, 0);
}

function bytesIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return (
    files
      // Developer tools leave these out of what they upload.
      .filter((file) => file.isFile() && !/\.(map|LICENSE\.txt)$/.test(file.name))
      .reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0)
  );
}
