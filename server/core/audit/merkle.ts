import { createHash } from "node:crypto";

/** A tree hash that grows leaf by leaf and needs memory for its height only (RFC 6962's shape). */
export class MerkleTree {
  #count = 0;
  /** Roots of complete subtrees, largest first. */
  readonly #roots: Buffer[] = [];

  get count(): number {
    return this.#count;
  }

  add(leafHex: string): void {
    this.#roots.push(Buffer.from(leafHex, "hex"));
    this.#count += 1;
    for (let size = this.#count; size % 2 === 0; size /= 2) this.#join();
  }

  root(): string {
    if (this.#count === 0) return createHash("sha256").digest("hex");
    const [last, ...rest] = [...this.#roots].reverse();
    return rest.reduce((right, left) => nodeOf(left, right), last as Buffer).toString("hex");
  }

  #join(): void {
    const right = this.#roots.pop() as Buffer;
    const left = this.#roots.pop() as Buffer;
    this.#roots.push(nodeOf(left, right));
  }
}

/** The leading byte keeps a node from being passed off as a line. */
function nodeOf(left: Buffer, right: Buffer): Buffer {
  return createHash("sha256").update("\x01").update(left).update(right).digest();
}
