import { Failure } from "./failure.mjs";

/** Reads `--name value`, `--name=value` and `--name`; npm's own way of eating them is understood. */
export function readOptions(known, args = process.argv.slice(2), env = process.env) {
  const options = { rest: [] };
  for (const [name, kind] of Object.entries(known)) {
    const eaten = env[`npm_config_${name.replaceAll("-", "_")}`];
    if (eaten) options[name] = kind === "flag" ? eaten !== "false" : eaten;
  }
  const queue = [...args];
  for (let arg = queue.shift(); arg !== undefined; arg = queue.shift()) {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/.exec(arg) ?? [];
    if (!name) options.rest.push(arg);
    else if (!known[name]) throw new Failure(`There is no option --${name}: ${listOf(known)}.`);
    else options[name] = known[name] === "flag" ? true : (value ?? queue.shift());
  }
  return options;
}

/** A TCP port from an option, PORT or the default. */
export function readPort(text, fallback) {
  if (text === undefined || text === "") return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Failure(`${text} is not a port: give a number from 1 to 65535.`);
}

const listOf = (known) =>
  Object.entries(known)
    .map(([name, kind]) => `--${name}${kind === "flag" ? "" : ` ${kind}`}`)
    .join(", ");
