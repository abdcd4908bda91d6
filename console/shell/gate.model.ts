export type Door = "waiting" | "signIn" | "secondFactor" | "refused" | "failed" | "open";

interface Knowledge {
  readonly isKnown: boolean;
  /** Why the server did not say who this is. */
  readonly code: string | undefined;
}

/** What stands between a visitor and the console. A broken network does not send anybody away. */
export function doorFor({ isKnown, code }: Knowledge): Door {
  switch (code) {
    case "request.unauthenticated":
    case "session.refreshRejected":
      return "signIn";
    case "session.secondFactorNeeded":
      return "secondFactor";
    case "session.notStaff":
    case "session.disabled":
    case "request.denied":
      return "refused";
    case undefined:
      return isKnown ? "open" : "waiting";
    default:
      return isKnown ? "open" : "failed";
  }
}
