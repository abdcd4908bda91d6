import { mkdirSync, writeFileSync } from "node:fs";
import { freePort } from "../../../sandbox/database/index.mjs";
import { stageEnvironment, storeEnvironment, wechatEnvironment } from "./environment.mjs";
import { at, folder } from "./paths.mjs";
import { startProgram } from "./ready.mjs";

/** Where sandbox and server will be, what they are told, and how each is started. */
export async function planServices(database, stagePort) {
  const [serverPort, sandboxPort] = [await freePort(), await freePort()];
  const server = `http://127.0.0.1:${serverPort}`;
  const sandbox = `http://127.0.0.1:${sandboxPort}`;
  const env = {
    ...(await storeEnvironment(database)),
    ...stageEnvironment(stagePort),
    ...(await wechatEnvironment(sandbox)),
    HOST: "127.0.0.1",
    PORT: `${serverPort}`,
    ROLES: "api,worker",
  };
  // For `npm run import` and the like, which work on the running product.
  writeFileSync(`${folder(".data")}/running.json`, JSON.stringify(env), { mode: 0o600 });

  return {
    server: {
      address: server,
      env,
      start: () =>
        startProgram("server", ["dist/server/main.js"], { env, url: `${server}/readyz` }),
    },
    sandbox: {
      address: sandbox,
      start: () =>
        startProgram("sandbox", sandboxArguments({ sandboxPort, stagePort, server }), {
          env: { NODE_ENV: "development", TZ: "Asia/Shanghai" },
          url: `http://127.0.0.1:${stagePort}/`,
        }),
    },
  };
}

function sandboxArguments({ sandboxPort, stagePort, server }) {
  return [
    // From its sources, beside which it finds the programs of its pages.
    ...["--import", "tsx", "sandbox/main.ts"],
    ...["--port", `${sandboxPort}`, "--stage-port", `${stagePort}`],
    ...["--app", server, "--dist", "dist/weapp"],
  ];
}

/** Tells the mini-program's bundle where the server is; another port needs no build. */
export function writeServerBase(stagePort) {
  const base = { base: `http://api.localhost:${stagePort}` };
  mkdirSync(at("dist/weapp"), { recursive: true });
  writeFileSync(at("dist/weapp/base.js"), `module.exports = ${JSON.stringify(base)};\n`);
}
