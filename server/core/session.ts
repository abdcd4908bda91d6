import { createHash, randomBytes } from "node:crypto";
import { SessionError } from "@shared/sessions/errors";
import mongoose, { Schema } from "mongoose";
import { days, hours, minutes } from "./clock";
import { newId } from "./ids";

/**
 * Sessions are reference tokens: random, kept only as hashes. They run on the machine's clock, not
 * the product's, so that moving the product's time signs nobody out (architecture.md §3.12).
 */
export interface SessionDocument {
  readonly _id: string;
  readonly subject: { readonly kind: "customer" | "staff" | "visitor"; readonly id: string };
  readonly wechatUserId?: string;
  readonly channel: "mini" | "h5" | "console";
  readonly accessHash: string;
  readonly accessExpiresAt: Date;
  readonly refreshHash?: string;
  readonly refreshExpiresAt?: Date;
  readonly usedRefreshHashes: readonly string[];
  readonly absoluteExpiresAt: Date;
  /** Staff: the second factor was given; without it the session opens nothing. */
  readonly secondFactorAt?: Date;
  readonly stepUpUntil?: Date;
  /** Staff: networks from which the second factor was given in this session. */
  readonly networks?: readonly string[];
  readonly device: string;
  readonly ip: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly endedAt?: Date;
}

const schema = new Schema(
  {
    _id: String,
    subject: { kind: { type: String, required: true }, id: { type: String, required: true } },
    wechatUserId: String,
    channel: String,
    accessHash: { type: String, required: true },
    accessExpiresAt: Date,
    refreshHash: String,
    refreshExpiresAt: Date,
    usedRefreshHashes: [String],
    absoluteExpiresAt: Date,
    secondFactorAt: Date,
    stepUpUntil: Date,
    networks: { type: [String], default: undefined },
    device: String,
    ip: String,
    createdAt: Date,
    lastSeenAt: Date,
    endedAt: Date,
  },
  { collection: "sessions", versionKey: false },
);
schema.index({ accessHash: 1 }, { unique: true });
schema.index(
  { refreshHash: 1 },
  { unique: true, partialFilterExpression: { refreshHash: { $type: "string" } } },
);
schema.index({ usedRefreshHashes: 1 });
schema.index({ "subject.kind": 1, "subject.id": 1, endedAt: 1 });
schema.index({ absoluteExpiresAt: 1 }, { expireAfterSeconds: 86_400 });

const Sessions = mongoose.model<SessionDocument>("Session", schema as never);

/** Mini-program and H5: access 30 min, refresh 7 d, 30 d in all. Console: idle 15 min, 8 h in all (security.md A2-03). */
const lives = {
  mini: { access: minutes(30), refresh: days(7), absolute: days(30) },
  h5: { access: minutes(30), refresh: days(7), absolute: days(30) },
  console: { access: minutes(15), refresh: 0, absolute: hours(8) },
} as const;

const most = { customer: 5, staff: 2, visitor: 5 } as const;

export interface IssuedSession {
  readonly session: SessionDocument;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
  /** Sessions that had to end for this one. */
  readonly pushedOut: readonly SessionDocument[];
}

export const hashToken = (token: string): string =>
  createHash("sha256").update(token).digest("base64url");
const newToken = (): string => randomBytes(32).toString("base64url");

export async function openSession({
  most: allowed,
  ...given
}: Pick<SessionDocument, "subject" | "channel" | "device" | "ip"> & {
  readonly wechatUserId?: string;
  readonly secondFactorAt?: Date;
  readonly networks?: readonly string[];
  /** Complete sessions the person may have at once, where their roles say so. */
  readonly most?: number;
}): Promise<IssuedSession> {
  const now = new Date();
  const life = lives[given.channel];
  const accessToken = newToken();
  const refreshToken = newToken();
  const created = await Sessions.create({
    _id: newId("ses"),
    ...given,
    accessHash: hashToken(accessToken),
    accessExpiresAt: new Date(now.getTime() + life.access),
    ...(life.refresh > 0
      ? {
          refreshHash: hashToken(refreshToken),
          refreshExpiresAt: new Date(now.getTime() + life.refresh),
        }
      : {}),
    usedRefreshHashes: [],
    absoluteExpiresAt: new Date(now.getTime() + life.absolute),
    createdAt: now,
    lastSeenAt: now,
  } as never);
  const isComplete = given.secondFactorAt !== undefined;
  const pushedOut = await endSurplus(
    given.subject,
    isComplete,
    allowed ?? most[given.subject.kind],
  );
  return {
    session: (created as unknown as { toObject(): SessionDocument }).toObject(),
    accessToken,
    refreshToken,
    expiresIn: life.access / 1000,
    pushedOut,
  };
}

/**
 * The oldest sessions of one person end when there are too many (security.md A2-07). Sessions that
 * still wait for their second factor only push out each other: a stolen password signs nobody off.
 */
async function endSurplus(
  subject: SessionDocument["subject"],
  isComplete: boolean,
  allowed: number,
): Promise<SessionDocument[]> {
  const open = (await Sessions.find({
    "subject.kind": subject.kind,
    "subject.id": subject.id,
    endedAt: { $exists: false },
    secondFactorAt: { $exists: isComplete },
  }).lean()) as SessionDocument[];
  const now = Date.now();
  const surplus = open
    .filter((one) => isLive(one, now))
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    .slice(allowed);
  await Promise.all(surplus.map(({ _id }) => endSession(_id)));
  return surplus;
}

const cache = new Map<
  string,
  { readonly session: SessionDocument | undefined; readonly until: number }
>();
const ended = new Set<(sessionId: string) => void>();

/** Is told of every session that ends in this process, so that its sockets close within a second. */
export function onSessionEnd(listener: (sessionId: string) => void): void {
  ended.add(listener);
}

/** How long what is known of a token is believed: other processes may end a session meanwhile. */
const believed = 500;

/** The live session behind an access token. Looked up at most twice a second a token. */
export async function sessionOf(accessToken: string): Promise<SessionDocument | undefined> {
  const hash = hashToken(accessToken);
  const now = Date.now();
  const known = cache.get(hash);
  if (known && known.until > now) return known.session;

  const session = (await Sessions.findOne({ accessHash: hash }).lean()) as SessionDocument | null;
  const live = session && isLive(session, now) ? session : undefined;
  if (cache.size > 20_000) cache.clear();
  cache.set(hash, { session: live, until: now + believed });
  if (live) await touch(live, now);
  return live;
}

function isLive(session: SessionDocument, now: number): boolean {
  return (
    !session.endedAt &&
    session.accessExpiresAt.getTime() > now &&
    session.absoluteExpiresAt.getTime() > now
  );
}

/** A console session lives on while it is used; a mini-program's access token does not. */
async function touch(session: SessionDocument, now: number): Promise<void> {
  if (now - session.lastSeenAt.getTime() < minutes(1)) return;
  const accessExpiresAt =
    session.channel === "console" ? new Date(now + lives.console.access) : session.accessExpiresAt;
  await Sessions.updateOne(
    { _id: session._id },
    { $set: { lastSeenAt: new Date(now), accessExpiresAt } },
  );
}

/** Rotates both tokens. A refresh token that was used before ends the whole family (ASVS 10.4.5). */
export async function refreshSession(refreshToken: string): Promise<IssuedSession> {
  const hash = hashToken(refreshToken);
  const reused = await Sessions.findOne({ usedRefreshHashes: hash }, { _id: 1 }).lean();
  if (reused) {
    await endSession(String(reused._id));
    throw SessionError.refreshRejected();
  }
  const now = new Date();
  const accessToken = newToken();
  const nextRefresh = newToken();
  const session = (await Sessions.findOneAndUpdate(
    {
      refreshHash: hash,
      endedAt: { $exists: false },
      refreshExpiresAt: { $gt: now },
      absoluteExpiresAt: { $gt: now },
    },
    {
      $set: {
        accessHash: hashToken(accessToken),
        accessExpiresAt: new Date(now.getTime() + lives.mini.access),
        refreshHash: hashToken(nextRefresh),
        refreshExpiresAt: new Date(now.getTime() + lives.mini.refresh),
        lastSeenAt: now,
      },
      $push: { usedRefreshHashes: { $each: [hash], $slice: -50 } },
    },
    { returnDocument: "after" },
  ).lean()) as SessionDocument | null;
  if (!session) throw SessionError.refreshRejected();
  forget(session._id);
  const expiresIn = lives.mini.access / 1000;
  return { session, accessToken, refreshToken: nextRefresh, expiresIn, pushedOut: [] };
}

export async function updateSession(
  id: string,
  set: Partial<Pick<SessionDocument, "secondFactorAt" | "stepUpUntil" | "subject">>,
  network?: string,
): Promise<void> {
  await Sessions.updateOne(
    { _id: id },
    { $set: set, ...(network ? { $addToSet: { networks: network } } : {}) },
  );
  forget(id);
}

export async function endSession(id: string): Promise<void> {
  await Sessions.updateOne(
    { _id: id, endedAt: { $exists: false } },
    { $set: { endedAt: new Date() } },
  );
  forget(id);
  for (const tell of ended) tell(id);
}

/** Ends every session of one person and says how many. */
export async function endSessionsOf(
  subject: SessionDocument["subject"],
  except?: string,
): Promise<number> {
  const open = await sessionsOf(subject);
  const ending = open.filter(({ _id }) => _id !== except);
  await Promise.all(ending.map(({ _id }) => endSession(_id)));
  return ending.length;
}

export async function sessionsOf(subject: SessionDocument["subject"]): Promise<SessionDocument[]> {
  const open = await Sessions.find({
    "subject.kind": subject.kind,
    "subject.id": subject.id,
    endedAt: { $exists: false },
  }).lean();
  return (open as SessionDocument[]).filter((one) => one.absoluteExpiresAt.getTime() > Date.now());
}

/** Which of these sessions may still be used, or renewed: what open sockets are held against. */
export async function liveSessions(ids: readonly string[]): Promise<Set<string>> {
  const now = new Date();
  const found = await Sessions.find(
    {
      _id: { $in: [...ids] },
      endedAt: { $exists: false },
      absoluteExpiresAt: { $gt: now },
      $or: [{ accessExpiresAt: { $gt: now } }, { refreshExpiresAt: { $gt: now } }],
    },
    { _id: 1 },
  ).lean();
  return new Set(found.map(({ _id }) => String(_id)));
}

const proven = new Set<string>();

/** Whether the second factor was given in this session from a network. What was, stays so. */
export async function hasProven(id: string, network: string): Promise<boolean> {
  const key = `${id}|${network}`;
  if (proven.has(key)) return true;
  const found = await Sessions.exists({
    _id: id,
    $or: [{ networks: network }, { networks: { $exists: false } }],
  });
  if (!found) return false;
  if (proven.size > 20_000) proven.clear();
  proven.add(key);
  return true;
}

/** Called when another process ended a session, too. */
export function forget(sessionId: string): void {
  for (const [hash, { session }] of cache) if (session?._id === sessionId) cache.delete(hash);
}
