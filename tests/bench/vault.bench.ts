import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { bench, figure, same, sized } from "./lib/bench";
import { inRounds, perCpuSecond } from "./lib/rounds";
import { openStand } from "./lib/stand";

const count = sized(2_000, 50_000);
const owners = 50;
const text = JSON.stringify({ name: "陈嘉禾", phone: "13800138021", note: "周三来访，谈信托" });
const key = randomBytes(32);

interface Box {
  readonly iv: Buffer;
  readonly body: Buffer;
  readonly tag: Buffer;
}

/** The cipher alone: no keys of owners, no place bound to the text. */
function sealBare(plain: string): Box {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return { iv, body, tag: cipher.getAuthTag() };
}

function openBare({ iv, body, tag }: Box): string {
  const decipher = createDecipheriv("aes-256-gcm", key, iv);
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
}

await bench(async () => {
  const { ports } = await openStand();
  const { vault } = ports;
  const items = Array.from({ length: count }, (_, at) => ({
    owner: `cus_bench${at % owners}`,
    place: { collection: "bench", id: `doc_${at}`, field: "body" },
    plain: text,
  }));
  const sealed = await vault.sealMany(items);
  const toOpen = items.map(({ owner, place }, at) => ({
    owner,
    place,
    sealed: sealed[at] as (typeof sealed)[number],
  }));
  const boxes = items.map(({ plain }) => sealBare(plain));
  same("opened texts", (await vault.openMany(toOpen)).at(-1), openBare(boxes.at(-1) as Box));

  const seal = await inRounds({
    ours: () => perCpuSecond(async () => (await vault.sealMany(items)).length),
    peer: () => perCpuSecond(() => items.map(({ plain }) => sealBare(plain)).length),
  });
  figure("vault.seal beside bare node:crypto", { ...seal, unit: "values per processor second" });

  const open = await inRounds({
    ours: () => perCpuSecond(async () => (await vault.openMany(toOpen)).length),
    peer: () => perCpuSecond(() => boxes.map(openBare).length),
  });
  figure("vault.open beside bare node:crypto", { ...open, unit: "values per processor second" });
});
