/** A failure the product expects. Anything else is a bug and is reported as one. */
export class AppError<Code extends string = string> extends Error {
  override readonly name = "AppError";
  constructor(
    readonly code: Code,
    readonly status: number,
    readonly details?: Readonly<Record<string, unknown>>,
  ) {
    super(code);
  }
}

type Catalogue<Area extends string, Statuses extends Record<string, number>> = {
  readonly [Name in keyof Statuses & string]: (
    details?: Readonly<Record<string, unknown>>,
  ) => AppError<`${Area}.${Name}`>;
};

/** Every declared code with its HTTP status: what the sentences in `shared/text` are checked against. */
export const errorStatuses = new Map<string, number>();

/**
 * Declares the failures of one area once, for the server to throw and the clients to match on.
 * The sentence a person reads stands in `shared/text/<language>/errors.ts` under the same code.
 */
export function defineErrors<
  const Area extends string,
  const Statuses extends Record<string, number>,
>(area: Area, statuses: Statuses): Catalogue<Area, Statuses> {
  const entries = Object.entries(statuses).map(([name, status]) => {
    const code = `${area}.${name}`;
    errorStatuses.set(code, status);
    return [name, (details?: Record<string, unknown>) => new AppError(code, status, details)];
  });
  return Object.fromEntries(entries) as Catalogue<Area, Statuses>;
}

/** What every failed request answers with. */
export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details?: Readonly<Record<string, unknown>>;
    readonly requestId: string;
  };
}

/** Failures that belong to no noun: the request itself, the caller, the machine. */
export const RequestError = defineErrors("request", {
  invalid: 400,
  notJson: 400,
  unauthenticated: 401,
  reauthenticate: 401,
  denied: 403,
  forgery: 403,
  notFound: 404,
  methodNotAllowed: 405,
  conflict: 409,
  tooLarge: 413,
  unsupportedMedia: 415,
  tooMany: 429,
  consentRequired: 451,
  unexpected: 500,
  unavailable: 503,
});
