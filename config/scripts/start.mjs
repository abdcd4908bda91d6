import { main } from "./lib/main.mjs";
import { readOptions } from "./lib/options.mjs";
import { start } from "./lib/start.mjs";

// `npm start [-- --port N] [--fresh] [--watch]`: everything, seeded, in one command.
await main(
  () => {
    const known = { port: "N", fresh: "flag", watch: "flag", "no-open": "flag" };
    return start(readOptions(known));
  },
  { stoppedCode: 0 },
);
