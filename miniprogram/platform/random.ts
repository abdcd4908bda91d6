/** An id that no other act of this person carries; it makes repeating an act harmless. */
export function newId(): string {
  const part = () => Math.random().toString(36).slice(2, 10).padEnd(8, "0");
  return `${Date.now().toString(36)}-${part()}${part()}`;
}
