import { main } from "./lib/main.mjs";
import { runEntry } from "./lib/run-entry.mjs";

// `npm run sandbox | api | worker | import | audit`: one TypeScript program from its source, with
// what it needs in place. Its own words alone go to stdout.
await main(() => runEntry(process.argv[2], process.argv.slice(3)));
