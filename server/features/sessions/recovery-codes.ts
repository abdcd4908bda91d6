import { randomBytes } from "node:crypto";
import { hashToken } from "@server/core/session";

const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
const count = 10;
const length = 10;

const plain = (code: string) => code.toLowerCase().replace(/[^0-9a-z]/g, "");

/** What is kept of a code: of no use with anybody else's account. */
export const recoveryHash = (staffId: string, code: string): string =>
  hashToken(`${staffId}|${plain(code)}`);

/** Ten codes for the day on which the authenticator is lost; only their hashes are kept. */
export function newRecoveryCodes(staffId: string): {
  readonly codes: string[];
  readonly hashes: string[];
} {
  const codes = Array.from({ length: count }, () => {
    const text = [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join("");
    return `${text.slice(0, 5)}-${text.slice(5)}`;
  });
  return { codes, hashes: codes.map((code) => recoveryHash(staffId, code)) };
}
