/** What stands for a person without a picture: the surname's first character, or a Latin initial. */
export function initialOf(name: string): string {
  const [first] = name.trim();
  return (first ?? "贵").toUpperCase();
}
