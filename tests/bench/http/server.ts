import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readConfig } from "@config/env";
import { openPorts } from "@server/server";
import { ourServer } from "./ours";
import { fastifyServer, koaServer } from "./peers";

/** One of the three servers in a process of its own: `server ours|koa|fastify`. */
const ports = await openPorts(readConfig(process.env));
const server = await start(process.argv[2]);
const { port } = server.address() as AddressInfo;
process.stdout.write(`${JSON.stringify({ listening: `http://127.0.0.1:${port}` })}\n`);

async function start(kind: string | undefined): Promise<Server> {
  if (kind === "koa") return listening(koaServer(ports));
  if (kind === "fastify") return fastifyServer(ports);
  return listening(ourServer(ports).listen(0, "127.0.0.1"));
}

async function listening(server: Server): Promise<Server> {
  if (!server.listening) await new Promise((resolve) => server.once("listening", resolve));
  return server;
}
