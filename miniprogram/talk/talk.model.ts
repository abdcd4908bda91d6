import type {
  Message,
  MessageBody,
  MyConversation,
  Receipts,
} from "@shared/conversations/conversation";

/** What a person is about to say. Pictures and voices still lie on the device. */
export type Draft =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "image";
      readonly path: string;
      readonly width: number;
      readonly height: number;
      readonly mediaId?: string;
    }
  | {
      readonly kind: "voice";
      readonly path: string;
      readonly seconds: number;
      readonly mediaId?: string;
    };

/** Something said on this device that the server has not confirmed yet. */
export interface Outgoing {
  readonly clientId: string;
  readonly draft: Draft;
  readonly at: string;
  /** `waiting` goes by itself; `failed` was refused and waits for the person. */
  readonly state: "waiting" | "failed";
  readonly reason?: string;
}

/** A conversation as this device holds it: a window of the log, and what is still to be sent. */
export interface Talk {
  readonly id?: string;
  readonly rm?: MyConversation["rm"];
  /** Contiguous by `seq`, at most `windowSize`. */
  readonly messages: readonly Message[];
  /** The newest `seq` the server has, as far as this device knows. */
  readonly lastSeq: number;
  readonly receipts: Receipts;
  readonly outbox: readonly Outgoing[];
  readonly isTyping: boolean;
}

/** More bubbles than this make a phone slow; older and newer ones are fetched when scrolled to. */
export const windowSize = 60;
export const pageSize = 30;

export const emptyTalk: Talk = {
  messages: [],
  lastSeq: 0,
  receipts: { customerDelivered: 0, customerRead: 0, staffDelivered: 0, staffRead: 0 },
  outbox: [],
  isTyping: false,
};

export const newestOf = ({ messages }: Talk): number => messages.at(-1)?.seq ?? 0;
export const oldestOf = ({ messages }: Talk): number => messages[0]?.seq ?? 0;
/** The window's end is the conversation's end. */
export const isAtEnd = (talk: Talk): boolean => newestOf(talk) >= talk.lastSeq;
export const isAtStart = (talk: Talk): boolean => oldestOf(talk) <= 1;

export function opened(talk: Talk, { id, rm, lastSeq, receipts }: MyConversation): Talk {
  return {
    ...talk,
    id,
    rm,
    lastSeq: Math.max(talk.lastSeq, lastSeq),
    receipts: ahead(talk.receipts, receipts),
  };
}

/**
 * Takes messages that arrived. They join the window only where they continue it; anything else is
 * known to exist and is fetched from `newestOf` on.
 */
export function received(talk: Talk, arrived: readonly Message[], lastSeq = 0): Talk {
  const wasAtEnd = isAtEnd(talk);
  const known = Math.max(talk.lastSeq, lastSeq, ...arrived.map(({ seq }) => seq));
  const messages = wasAtEnd ? continued(talk.messages, arrived) : talk.messages;
  const isFromStaff = arrived.some(({ author }) => author.kind === "staff");
  return {
    ...withoutSent(talk, arrived),
    messages: trimmed(messages),
    lastSeq: known,
    isTyping: talk.isTyping && !isFromStaff,
  };
}

/** Puts a page of newer messages under the window. */
export function followed(talk: Talk, page: readonly Message[], lastSeq: number): Talk {
  return {
    ...withoutSent(talk, page),
    messages: trimmed(continued(talk.messages, page)),
    lastSeq: Math.max(talk.lastSeq, lastSeq),
  };
}

/** Puts a page of older messages over the window; what falls out below is fetched again later. */
export function preceded(talk: Talk, page: readonly Message[]): Talk {
  const oldest = oldestOf(talk);
  const older = page.filter(({ seq }) => oldest === 0 || seq < oldest);
  return { ...talk, messages: [...older, ...talk.messages].slice(0, windowSize) };
}

/** Starts the window anew at the conversation's end. */
export function jumped(talk: Talk, page: readonly Message[], lastSeq: number): Talk {
  return {
    ...withoutSent(talk, page),
    messages: page.slice(-windowSize),
    lastSeq: Math.max(talk.lastSeq, lastSeq),
  };
}

export function queued(talk: Talk, outgoing: Outgoing): Talk {
  return { ...talk, outbox: [...talk.outbox, outgoing] };
}

export function changed(talk: Talk, clientId: string, change: Partial<Outgoing>): Talk {
  return {
    ...talk,
    outbox: talk.outbox.map((one) => (one.clientId === clientId ? { ...one, ...change } : one)),
  };
}

export function dropped(talk: Talk, clientId: string): Talk {
  return { ...talk, outbox: talk.outbox.filter((one) => one.clientId !== clientId) };
}

export function acknowledged(talk: Talk, receipts: Receipts): Talk {
  return { ...talk, receipts: ahead(talk.receipts, receipts) };
}

/** The next thing to send: strictly in the order in which it was said. */
export const nextToSend = ({ outbox }: Talk): Outgoing | undefined =>
  outbox.find(({ state }) => state === "waiting");

/** What a draft becomes once its file is on the server. */
export function bodyOf(draft: Draft, mediaId: string): MessageBody {
  if (draft.kind === "text") return draft;
  if (draft.kind === "voice") return { kind: "voice", mediaId, seconds: draft.seconds };
  return { kind: "image", mediaId, width: draft.width, height: draft.height };
}

/**
 * A window that is full loses its older half at once: taking away one line at the top for each that
 * comes below would send the whole list to the screen every time.
 */
const trimmed = (messages: readonly Message[]) =>
  messages.length > windowSize ? messages.slice(-windowSize / 2) : messages;

/** Receipts only ever move forward, in whatever order they arrive. */
function ahead(one: Receipts, other: Receipts): Receipts {
  return {
    customerDelivered: Math.max(one.customerDelivered, other.customerDelivered),
    customerRead: Math.max(one.customerRead, other.customerRead),
    staffDelivered: Math.max(one.staffDelivered, other.staffDelivered),
    staffRead: Math.max(one.staffRead, other.staffRead),
  };
}

function continued(messages: readonly Message[], arrived: readonly Message[]): readonly Message[] {
  const result = [...messages];
  for (const message of [...arrived].sort((a, b) => a.seq - b.seq)) {
    const newest = result.at(-1)?.seq;
    if (newest === undefined ? message.seq === 1 : message.seq === newest + 1) result.push(message);
  }
  return result.length === messages.length ? messages : result;
}

function withoutSent(talk: Talk, arrived: readonly Message[]): Talk {
  const sent = new Set(arrived.map(({ clientId }) => clientId));
  const outbox = talk.outbox.filter(({ clientId }) => !sent.has(clientId));
  return outbox.length === talk.outbox.length ? talk : { ...talk, outbox };
}
