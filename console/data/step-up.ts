type Asker = () => Promise<boolean>;

let asker: Asker | undefined;

/** The shell says how to ask for the second factor; without a shell nobody can be asked. */
export function setStepUpAsker(next: Asker | undefined): void {
  asker = next;
}

/** Resolves to true when the person has just proven themselves again. */
export function askStepUp(): Promise<boolean> {
  return asker ? asker() : Promise.resolve(false);
}
