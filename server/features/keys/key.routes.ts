import { fileSigner } from "@server/core/audit";
import { type Implementation, implement, pick } from "@server/core/implement";
import { trailOf } from "@server/core/trail";
import { readKeyFile } from "@server/core/vault";
import { askApproval } from "@server/features/approvals";
import type { Ports } from "@server/ports";
import { keyEndpoints as all } from "@shared/keys/endpoints";
import { RotationError } from "@shared/keys/errors";
import { presentKeys } from "./key.present";
import { destroyApproval, rotateApproval } from "./key-approvals";

export const keyRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /keys"))(async (_input, { ports }) =>
    presentKeys(await ports.keys.status(), {
      profile: ports.config.cryptoProfile,
      signer: signerIdOf(ports),
    }),
  ),
  implement(pick(all, "POST /keys/rotations"))(async ({ kind, reason }, context) => {
    const running = (await context.ports.keys.rotations()).find(
      (one) => one._id === kind && one.state === "running",
    );
    if (running) throw RotationError.running({ kind });
    return askApproval(trailOf(context), rotateApproval, { kind }, reason, {
      about: `keys:${kind}`,
    });
  }),
  implement(pick(all, "POST /keys/keks/:id/destroy"))(async ({ id, reason }, context) => {
    const { keks } = await context.ports.keys.status();
    const kek = keks.find((one) => one.id === id);
    if (!kek) throw RotationError.unknown();
    if (kek.isCurrent || kek.rings > 0) throw RotationError.inUse();
    return askApproval(trailOf(context), destroyApproval, { kek: id }, reason, {
      about: `kek:${id}`,
    });
  }),
];

function signerIdOf({ config }: Ports): string {
  return fileSigner(readKeyFile(config.keyFile, { strict: config.production }).signing).keyId;
}
