import { type ApprovalKind, defineApproval } from "@server/features/approvals";
import { keyKinds } from "@shared/keys/endpoints";
import { words } from "@shared/text/zh-CN/keys";
import * as z from "zod";

/** New keys of one kind. A request approved twice, or tried again, begins one rotation. */
export const rotateApproval: ApprovalKind = defineApproval({
  kind: "keys.rotate",
  title: words.rotate.title,
  decides: ["security", "compliance"],
  payload: z.object({ kind: z.enum(keyKinds) }),
  summary: ({ kind }) => words.rotate.summary(words.kinds[kind]),
  async execute({ kind }, { actor, ports, ip, requestId }, { id, tx }) {
    const by = `${actor.id} ${id}`;
    const running = (await ports.keys.rotations()).find((one) => one._id === kind);
    if (running?.startedBy === by) return;
    await ports.audit.record(
      {
        actor,
        act: "keys.rotate",
        object: { kind: "keys", id: kind },
        result: "ok",
        ip,
        requestId,
      },
      { session: tx },
    );
    await ports.keys.begin(kind, { by });
    await ports.jobs.wake("keys.work");
  },
});

/** The end of a key-encryption key; backups under it end with it. */
export const destroyApproval: ApprovalKind = defineApproval({
  kind: "keys.destroy",
  title: words.destroy.title,
  decides: ["security", "compliance"],
  payload: z.object({ kek: z.string() }),
  summary: ({ kek }) => words.destroy.summary(kek),
  async execute({ kek }, { actor, ports, ip, requestId }) {
    // Written first, and for good: what the trail does not take is not done.
    await ports.audit.await({
      actor,
      act: "keys.destroy",
      object: { kind: "keys", id: kek },
      result: "ok",
      ip,
      requestId,
    });
    await ports.keys.destroyKek(kek);
  },
});
