import type { RefusalKind } from "./outcome";

/**
 * The platform's errcodes by what must be done about them (全局返回码, and the tables of the single
 * calls). A code that stands nowhere here is `unknown`: it is never counted as sent.
 */
const groups: readonly (readonly [Meaning, readonly number[]])[] = [
  // Busy, or limited for a moment: certainly not done.
  [{ kind: "retry", wait: "moment" }, [-1, 44990, 61080, 43108, 45066, 85096]],
  [{ kind: "retry", wait: "minute" }, [45011, 44991, 61081, 45083]],
  // The message-typing hint is already shown; nothing is lost by dropping it.
  [{ kind: "permanent" }, [45081]],

  // Used up until the platform's day or month turns.
  [{ kind: "quota", wait: "day" }, [45009, 44993, 40251, 9410009]],
  [{ kind: "quota", wait: "month" }, [45028, 48006]],

  // The right to write to this person is gone: window closed, count used, consent used or refused.
  [{ kind: "rightUsedUp" }, [43101, 45015, 45047, 45080, 61010]],

  // The person left, blocked us, or cannot be written to.
  [
    { kind: "userBlocked" },
    [40003, -41000, 43004, 43019, 43104, 46004, 48002, 49003, 50002, 70000],
  ],

  // An administrator has to act: keys, permissions, white-lists, templates, bans.
  [
    { kind: "config" },
    [
      40001, 40002, 40013, 40014, 42001, 40125, 40164, 40165, 40200, 40243, 41001, 41002, 41004,
      42007, 43003, 43107, 43116, 40036, 40037, 40246, 40250, 40252, 45010, 45026, 45056, 45064,
      45109, 48001, 48004, 48008, 50001, 50004, 50007, 61004, 61007, 76021, 76022, 76003, 85079,
      85401, 85402, 85406, 85407, 85408, 87008, 89501, 89503, 89506, 89507, 200011, 200012, 200013,
      200100, 10130002, 10130030, 10130600, 65400, 65401, 65402, 65404, 65405, 65407, 65408, 65409,
      65410, 65411, 65412, 61450, 61451, 61452, 61453, 61454, 61455, 61456, 61457, 40054, 40055,
      41030,
    ],
  ],

  // What was asked is wrong, and asking again will not make it right.
  [
    { kind: "permanent" },
    [
      40004, 40005, 40006, 40007, 40008, 40009, 40010, 40011, 40012, 40015, 40016, 40017, 40018,
      40019, 40020, 40021, 40022, 40023, 40024, 40025, 40026, 40027, 40029, 40030, 40031, 40032,
      40033, 40035, 40053, 40097, 40129, 40159, 40163, 40169, 40201, 40202, 40203, 40212, 40226,
      40249, 41003, 41005, 41006, 41007, 41008, 41009, 42002, 42003, 42010, 43001, 43002, 44001,
      44002, 44003, 44004, 45001, 45002, 45003, 45004, 45005, 45006, 45007, 45008, 45029, 45057,
      45058, 45059, 45067, 45072, 45084, 45157, 45158, 45159, 45168, 46001, 46002, 46003, 47001,
      47003, 61451, 65301, 65302, 65303, 65304, 65305, 65306, 65307, 65308, 65309, 65310, 65311,
      65312, 65313, 65314, 65316, 65317, 65403, 65406, 65413, 65414, 65415, 76001, 76002, 76004,
      85400, 85403, 87007, 87009, 87014, 87020, 20001, 20002, 200001, 200002, 200014, 200016,
      200017, 200018, 200019, 200020, 200021, 200022,
    ],
  ],
];

export interface Meaning {
  readonly kind: RefusalKind;
  readonly wait?: "moment" | "minute" | "day" | "month";
}

/** What codes mean to one call, where that differs from the general table. */
export type CodeMeanings = Readonly<Record<number, Meaning>>;

// The first group that names a code wins.
const table = new Map<number, Meaning>();
for (const [meaning, codes] of groups) {
  for (const code of codes) if (!table.has(code)) table.set(code, meaning);
}

/** Codes after which a fresh access token is worth one more try. All three mean the same to us. */
export const staleTokenCodes: ReadonlySet<number> = new Set([40001, 40014, 42001]);

/** Says what a code asks of us, and how long to wait where waiting helps. */
export function meaningOf(
  code: number,
  now: Date,
  own: CodeMeanings = {},
): { kind: RefusalKind; afterMs?: number } {
  const meaning = own[code] ?? table.get(code) ?? { kind: "unknown" as const };
  if (!meaning.wait) return { kind: meaning.kind };
  return { kind: meaning.kind, afterMs: waits[meaning.wait](now) };
}

export function knownCodes(): ReadonlyMap<number, Meaning> {
  return table;
}

const second = 1_000;
const hour = 3_600 * second;
const day = 24 * hour;
const shanghai = 8 * hour;

const waits = {
  moment: () => 2 * second,
  minute: () => 60 * second,
  // The platform's day turns at midnight in Shanghai.
  day: (now: Date) => day - ((now.getTime() + shanghai) % day),
  month: (now: Date) => {
    const there = new Date(now.getTime() + shanghai);
    return Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1) - there.getTime();
  },
};
