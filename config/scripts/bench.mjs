import { bench } from "./lib/bench.mjs";
import { main } from "./lib/main.mjs";

// `npm run bench [-- NAME …] [--smoke]`: each figure is one JSON line on stdout.
await main(() => bench(process.argv.slice(2)));
