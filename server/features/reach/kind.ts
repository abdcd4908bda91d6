import type { Tx } from "@server/core/mongo";
import type { Ports } from "@server/ports";
import type { HeldReason, ReachChannel } from "@shared/reach/reach";
import type { SuitabilityOffer } from "@shared/suitability/suitability";
import type { DeliveryDocument } from "./delivery.model";

/** Whom a message is for, as it may address them. */
export interface Addressee {
  readonly customerId: string;
  readonly name: string;
  /** 陈女士 */
  readonly politeName: string;
  readonly managerName: string;
}

/** A notice of the platform: our name of the template and values by meaning. */
export interface Notice {
  readonly key: string;
  readonly data: Readonly<Record<string, string>>;
}

/** One message for one person in every form a channel may need. */
export interface Rendered {
  /** Whose data went into it; compared with the recipient right before it leaves. */
  readonly customerId: string;
  readonly text: string;
  /** Page of the mini-program that a tap opens. */
  readonly page: string;
  readonly notice: Notice;
  /** The event it invites to, shown as a card in the conversation. */
  readonly event?: {
    readonly id: string;
    readonly title: string;
    readonly lines: readonly string[];
  };
}

/** What a kind of message knows about one delivery when its turn has come. */
export type Prepared =
  | {
      readonly do: "say";
      readonly channels: readonly ReachChannel[];
      readonly subscribeKey?: string;
      readonly templateKey?: string;
      readonly offer?: SuitabilityOffer;
      readonly render: (to: Addressee) => Rendered;
    }
  /** Its source no longer wants it said. */
  | { readonly do: "hold"; readonly reason: HeldReason }
  /** Its source is paused; it waits outside the queue. */
  | { readonly do: "park" };

/** How one delivery ended for now. */
export interface Settled {
  readonly delivery: DeliveryDocument;
  readonly state: "SENT" | "FAILED" | "UNKNOWN" | "HELD";
  readonly channel?: ReachChannel;
  readonly reason?: HeldReason;
  readonly at: Date;
}

/** A kind of message, declared by the feature that sends it. */
export interface MessageKind {
  readonly name: string;
  readonly isGreeting: boolean;
  readonly keepsQuietHours: boolean;
  /** Waits within its time for a way to the customer to open. */
  readonly isPatient?: boolean;
  /** Asked anew for each batch right before sending: what was true when it was planned may not be. */
  readonly prepare: (
    deliveries: readonly DeliveryDocument[],
    ports: Ports,
  ) => Promise<Map<string, Prepared>>;
  /** Told of everything that ended, in the transaction that writes it down. */
  readonly settled?: (ended: readonly Settled[], ports: Ports, tx: Tx) => Promise<void>;
}

const kinds = new Map<string, MessageKind>();

/** Makes the kinds of the product known to the sender; once, when the server is put together. */
export function registerKinds(list: readonly MessageKind[]): void {
  kinds.clear();
  for (const kind of list) kinds.set(kind.name, kind);
}

/** The kind of a delivery; plain notices need no declaration. */
export function kindNamed(name: string, fallback: MessageKind): MessageKind {
  return kinds.get(name) ?? fallback;
}
