/** Whether a target is missing or older than what it is made from. */
export function isStale(name: string): boolean;
