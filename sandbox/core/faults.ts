import { randomHex } from "./random";
import type { Fault, FaultInput } from "./types";

/** The planted faults. Costs one length check a request while there are none. */
export class Faults {
  private faults: Fault[] = [];

  constructor(private readonly roll: () => number = Math.random) {}

  list(): Fault[] {
    return this.faults.map((fault) => ({ ...fault }));
  }

  add(input: FaultInput): Fault {
    const fault: Fault = {
      ...input,
      id: input.id ?? randomHex(8),
      probability: input.probability ?? 1,
      times: input.times ?? null,
    };
    this.faults = [...this.faults.filter((other) => other.id !== fault.id), fault];
    return { ...fault };
  }

  remove(id: string): boolean {
    const before = this.faults.length;
    this.faults = this.faults.filter((fault) => fault.id !== id);
    return this.faults.length < before;
  }

  clear(): void {
    this.faults = [];
  }

  /** The fault that strikes this request, if any; a strike is counted. */
  strike(path: string): Fault | null {
    if (this.faults.length === 0) return null;
    return this.take((fault) => !fault.kind.startsWith("callback-") && covers(fault.path, path));
  }

  /** The fault of this kind that strikes a callback, if any. */
  strikeCallback(kind: Fault["kind"]): Fault | null {
    if (this.faults.length === 0) return null;
    return this.take((fault) => fault.kind === kind);
  }

  private take(fits: (fault: Fault) => boolean): Fault | null {
    for (const fault of this.faults) {
      if (!fits(fault) || fault.times === 0 || this.roll() >= fault.probability) continue;
      if (fault.times !== null) fault.times--;
      if (fault.times === 0) this.remove(fault.id);
      return fault;
    }
    return null;
  }
}

function covers(pattern: string, path: string): boolean {
  return pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : pattern === path;
}
