import { main } from "./lib/main.mjs";
import { test } from "./lib/test.mjs";

// `npm test [-- FILES]`: checks and tests of everything; the last line counts what happened.
await main(() => test(process.argv.slice(2)));
