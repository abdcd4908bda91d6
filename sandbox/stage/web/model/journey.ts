import { Observable } from "./observable";

/** The four parts a message passes, from left to right as the stage shows them. */
export type Part = "customer" | "wechat" | "server" | "staff";

export interface Step {
  key: string;
  at: number;
  from: Part;
  to: Part;
  text: string;
  /** How long it took, or what came back. */
  note: string;
  failed: boolean;
}

const pauseMs = 1_500;
const kept = 60;

/** The way of the last message: a new one begins when a person acts after a pause. */
export class Journey extends Observable {
  steps: Step[] = [];

  add(step: Omit<Step, "at" | "note" | "failed"> & Partial<Step>): void {
    const at = step.at ?? Date.now();
    const known = this.steps.findIndex(({ key }) => key === step.key);
    const entry: Step = { note: "", failed: false, ...step, at };
    if (known >= 0) {
      entry.at = this.steps[known]?.at ?? at;
      this.steps = this.steps.with(known, entry);
      this.changed();
      return;
    }

    const last = this.steps.at(-1)?.at ?? 0;
    const byPerson = step.from === "customer" || step.from === "staff";
    const begins = byPerson && at - last > pauseMs;
    const steps = [...(begins ? [] : this.steps), entry].slice(-kept);
    this.steps = steps.sort((one, other) => one.at - other.at);
    this.changed();
  }
}
