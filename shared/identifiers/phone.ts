/**
 * Reduces the many ways of writing one mobile number to eleven digits, a foreign one to
 * `+` and digits. Undefined when it is no number a message could reach.
 */
export function normalisePhone(text: string): string | undefined {
  const compact = text.normalize("NFKC").replace(/[\s\-().\u00b7\u2010-\u2015]/g, "");
  if (!/^\+?\d+$/.test(compact)) return undefined;

  const domestic = compact.replace(/^(\+86|0086|86(?=1\d{10}$))/, "");
  if (/^1[3-9]\d{9}$/.test(domestic)) return domestic;
  return /^\+[1-9]\d{6,14}$/.test(compact) && !compact.startsWith("+86") ? compact : undefined;
}
