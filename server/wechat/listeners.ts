import type { WechatEvent, WechatKind } from "./events";

export type Listener<Kind extends WechatKind = WechatKind> = (
  event: WechatEvent<Kind>,
) => Promise<void> | void;

/** Who wants to hear of what. Filled while the server is put together, read by the worker. */
export function createListeners() {
  const byKind = new Map<WechatKind, Listener[]>();

  return {
    /**
     * Registers a handler. It may be called again with the same `event.id` after a crash or when
     * another handler of the kind failed, so it must be idempotent.
     */
    on<Kind extends WechatKind>(kind: Kind | readonly Kind[], listener: Listener<Kind>): void {
      for (const one of [kind].flat() as Kind[]) {
        // A listener is only ever called with the kind it is filed under.
        byKind.set(one, [...(byKind.get(one) ?? []), listener as unknown as Listener]);
      }
    },

    /** False when nobody listens to this kind. */
    async tell(event: WechatEvent): Promise<boolean> {
      const listeners = byKind.get(event.kind) ?? [];
      for (const listener of listeners) await listener(event);
      return listeners.length > 0;
    },
  };
}

export type Listeners = ReturnType<typeof createListeners>;
