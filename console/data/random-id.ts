/** 128 random bits as text. Works where `crypto.randomUUID` is missing: a plain http intranet. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
