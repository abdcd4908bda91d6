import type { Server } from "node:http";
import { createApp } from "@server/app";
import { type Implementation, implement } from "@server/core/implement";
import { createMetrics } from "@server/core/metrics";
import { resolveActor } from "@server/features/sessions";
import { implementations } from "@server/routes";
import type { openPorts } from "@server/server";
import { entryOf, ReadProfile, readProfile, SetTags, setTags } from "./contract";

type OpenPorts = Awaited<ReturnType<typeof openPorts>>;

/** The product's server as it is, every endpoint in place, with the two of the bench beside them. */
export function ourServer(ports: OpenPorts): Server {
  return createApp({
    ports,
    live: ports.live,
    metrics: createMetrics(),
    implementations: [...implementations, ...benchRoutes(ports)],
    resolveActor,
    doors: () => {},
    engine: async () => "",
  });
}

function benchRoutes({ audit }: OpenPorts): Implementation[] {
  return [
    implement(ReadProfile)(async (input, { actor, ip, requestId }) => {
      audit.note(entryOf("profile.read", actor, { ip, requestId }));
      return readProfile(input, actor);
    }),
    implement(SetTags)(async (input, { actor, ip, requestId }) => {
      audit.note(entryOf("profile.tag", actor, { ip, requestId }));
      return setTags(input, actor);
    }),
  ];
}
