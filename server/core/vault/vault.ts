import { performance } from "node:perf_hooks";
import type { IdPrefix } from "@shared/core/ids";
import { VaultError } from "@shared/vault/errors";
import type { ClientSession, Connection } from "mongoose";
import {
  type BlindField,
  blindFields,
  blindIndex,
  derivedId,
  type IndexKey,
  scopedToken,
} from "./blind";
import { kidOf, openBytes, profileOf, sealBytes } from "./cipher";
import type { Keyring } from "./keyring";
import { Keyrings } from "./keyrings";
import type { Kms } from "./kms";
import type { CryptoProfile } from "./profile";
import { type Place, type Sealed, type StoredSealed, toBuffer } from "./sealed";

/** One value to seal, for the owner whose key protects it. */
export interface ToSeal {
  readonly owner: string;
  readonly place: Place;
  readonly plain: string;
}

/** One sealed value to open. */
export interface ToOpen {
  readonly owner: string;
  readonly place: Place;
  readonly sealed: StoredSealed;
}

export interface VaultOptions {
  readonly db: Connection;
  readonly kms: Kms;
  readonly clock: { now(): Date };
  /** Milliseconds that never jump back, for the life of cached keys. */
  readonly monotonic?: () => number;
  /** The family of algorithms that new values are written with; both are read. */
  readonly profile?: CryptoProfile;
  /** How soon this process learns of keys that another one added or destroyed. */
  readonly freshMs?: number;
}

export type Vault = ReturnType<typeof createVault>;

/**
 * Makes the one place where personal data is sealed and opened. Each owner (a customer id, or
 * a class of staff secrets) has a key of its own; destroying it deletes the data everywhere,
 * backups included. Nothing is ever stored in clear because a key was not to be had.
 */
export function createVault({
  db,
  kms,
  clock,
  monotonic = () => performance.now(),
  profile = "standard",
  freshMs = 5000,
}: VaultOptions) {
  const rings = new Keyrings({ db, kms, clock, monotonic, profile, freshMs });
  const boundTo = (owner: string, { collection, id, field }: Place) =>
    `${db.name}|${collection}|${id}|${field}|${owner}`;

  const sealWith = (ring: Keyring, { owner, place, plain }: ToSeal): Sealed => {
    const key = ring.active.forField(`${place.collection}.${place.field}`, profile);
    return sealBytes(profile, key, ring.active.kid, boundTo(owner, place), plain);
  };
  const openWith = (ring: Keyring, { owner, place, sealed }: ToOpen): string => {
    const bytes = toBuffer(sealed);
    const purpose = `${place.collection}.${place.field}`;
    const key = ring.byKid(kidOf(bytes)).forField(purpose, profileOf(bytes));
    return openBytes(key, boundTo(owner, place), bytes).toString("utf8");
  };
  const fits = (ring: Keyring, { sealed }: ToOpen) => ring.has(kidOf(toBuffer(sealed)));
  const sealMany = (items: readonly ToSeal[]) => rings.each(items, { create: true }, sealWith);
  const openMany = (items: readonly ToOpen[]) =>
    rings.each(items, { create: false, fits }, openWith);

  return {
    sealMany,
    openMany,
    async seal(owner: string, place: Place, plain: string): Promise<Sealed> {
      const [sealed] = await sealMany([{ owner, place, plain }]);
      return sealed as Sealed;
    },
    async open(owner: string, place: Place, sealed: StoredSealed): Promise<string> {
      const [plain] = await openMany([{ owner, place, sealed }]);
      return plain as string;
    },
    ...envelopes({ sealMany, openMany }),
    ...indexes(rings),
    /** Fetches or makes the keys of several owners in one step, ahead of sealing one by one. */
    prepare: (owners: readonly string[]) => rings.prepare(owners),
    /** Destroys an owner's keys: what they sealed is gone for good, in backups too. */
    async forget(owner: string, session?: ClientSession): Promise<readonly string[]> {
      const before = await rings.destroy(owner, session);
      return before?.keys.map(({ kid }) => kid) ?? [];
    },
    /** For the rotation of keys alone. */
    rings,
  };
}

type Batches = {
  readonly sealMany: (items: readonly ToSeal[]) => Promise<Sealed[]>;
  readonly openMany: (items: readonly ToOpen[]) => Promise<string[]>;
};

/** Several values that are always read together, in one envelope: one cipher call, one document field. */
function envelopes({ sealMany, openMany }: Batches) {
  const asGroup = (place: Place) => ({ ...place, field: `{${place.field}}` });
  const sealGroups = (items: readonly (Omit<ToSeal, "plain"> & { readonly values: object })[]) =>
    sealMany(
      items.map(({ owner, place, values }) => ({
        owner,
        place: asGroup(place),
        plain: JSON.stringify(values),
      })),
    );
  /** The type is the one that was sealed: the tag proves that nothing else came in between. */
  const openGroups = async <Values extends object>(items: readonly ToOpen[]): Promise<Values[]> => {
    const opened = await openMany(items.map((item) => ({ ...item, place: asGroup(item.place) })));
    return opened.map((text) => JSON.parse(text) as Values);
  };

  return {
    sealGroups,
    openGroups,
    async sealGroup(owner: string, place: Place, values: object): Promise<Sealed> {
      const [sealed] = await sealGroups([{ owner, place, values }]);
      return sealed as Sealed;
    },
    async openGroup<Values extends object>(
      owner: string,
      place: Place,
      sealed: StoredSealed,
    ): Promise<Values> {
      const [values] = await openGroups<Values>([{ owner, place, sealed }]);
      return values as Values;
    },
  };
}

/** What can be found without opening: whole values everywhere, words within one scope. */
function indexes(rings: Keyrings) {
  /** Every key that stored indexes of a purpose may stand under, the one for new values first. */
  const keysOf = async (purpose: string): Promise<IndexKey[]> => {
    const [keys] = await rings.each([{ owner: `index:${purpose}` }], { create: true }, (ring) =>
      ring.living.map((key) => ({
        key: key.forField(purpose, key.profile),
        version: key.version,
        profile: key.profile,
      })),
    );
    return keys ?? [];
  };
  const keyOf = async (purpose: string) => (await keysOf(purpose))[0] as IndexKey;

  return {
    /** The index to store beside a sealed value. Throws for what is no such value. */
    async blind(field: BlindField, value: string): Promise<string> {
      const normal = blindFields[field](value);
      if (normal === undefined) throw VaultError.badValue({ field });
      return blindIndex(await keyOf(`blind.${field}`), field, normal);
    },
    /** What to search for with `$in`: the index under every living key. Empty for what is no such value. */
    async blindSearch(field: BlindField, value: string): Promise<string[]> {
      const normal = blindFields[field](value);
      if (normal === undefined) return [];
      return (await keysOf(`blind.${field}`)).map((key) => blindIndex(key, field, normal));
    },
    /** Search words to store, as tokens that match only within `scope` (`book:<staff id>`, a conversation id). */
    async tokens(scope: string, texts: Iterable<string>): Promise<string[]> {
      const key = await keyOf("tokens");
      return [...new Set(texts)].map((text) => scopedToken(key, scope, text));
    },
    /** Search words to look for with `$in`: a token under every living key. */
    async tokenSearch(scope: string, texts: Iterable<string>): Promise<string[]> {
      const keys = await keysOf("tokens");
      return [...new Set(texts)].flatMap((text) =>
        keys.map((key) => scopedToken(key, scope, text)),
      );
    },
    /** Keyed prints, one for each text in order: equal texts have equal prints, which tell nothing else. */
    async prints(purpose: string, texts: readonly string[]): Promise<string[]> {
      const key = await keyOf(`prints.${purpose}`);
      return texts.map((text) => scopedToken(key, purpose, text));
    },
    /** An id for something known by an outside key, such as the core system's customer number. */
    async deriveId(prefix: IdPrefix, outside: string): Promise<string> {
      return derivedId(await keyOf("ids"), prefix, outside);
    },
  };
}
