import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

// The scenes are loaded when they are opened; what all of them need changes seldom and lies apart,
// so that a release leaves it in the browser's cache.
const groups = [
  { name: "react", test: /node_modules\/(react|react-dom|scheduler|wouter)\// },
  { name: "query", test: /node_modules\/@tanstack\// },
];

export default defineConfig({
  root: at("console"),
  base: "/",
  cacheDir: at(".cache/vite-console"),
  plugins: [react()],
  resolve: { alias: { "@shared": at("shared"), "@console": at("console") } },
  build: {
    outDir: at("dist/console"),
    emptyOutDir: true,
    target: "es2022",
    // Small files inlined as data: addresses would need a wider content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
