import { randomBytes } from "node:crypto";

/** An id as a client makes one for something it sends. */
export const newClientId = (): string => `test-${randomBytes(12).toString("hex")}`;
