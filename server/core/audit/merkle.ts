import { createHash } from "node:crypto";
import type { HashName } from "./canonical";

/** A tree hash that grows leaf by leaf and needs memory for its height only (RFC 6962's shape). */
export class MerkleTree {
  #count = 0;
  /** Roots of complete subtrees, largest first. */
  readonly #roots: Buffer[] = [];
  constructor(private readonly hash: HashName = "sha256") {}

  get count(): number {
    return this.#count;
  }

  add(leafHex: string): void {
    this.#roots.push(Buffer.from(leafHex, "hex"));
    this.#count += 1;
    for (let size = this.#count; size % 2 === 0; size /= 2) this.#join();
  }

  root(): string {
    if (this.#count === 0) return createHash(this.hash).digest("hex");
    const [last, ...rest] = [...this.#roots].reverse();
    const root = rest.reduce((right, left) => this.#nodeOf(left, right), last as Buffer);
    return root.toString("hex");
  }

  #join(): void {
    const right = this.#roots.pop() as Buffer;
    const left = this.#roots.pop() as Buffer;
    this.#roots.push(this.#nodeOf(left, right));
  }

  /** The leading byte keeps a node from being passed off as a line. */
  #nodeOf(left: Buffer, right: Buffer): Buffer {
    return createHash(this.hash).update("\x01").update(left).update(right).digest();
  }
}
