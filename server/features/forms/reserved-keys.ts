/** Names by which conditions and files already know something else of a customer. */
const reserved: ReadonlySet<string> = new Set([
  "bound",
  "customerSince",
  "riskExpiresOn",
  "interests",
  "wealthTags",
  "lifeTags",
  "openComplaints",
  "lastContactAt",
  "gender",
  "keepsLunar",
  "rmNo",
  "no",
  // Names that every object carries.
  "constructor",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "isPrototypeOf",
]);

/** Whether a new field may not be called this. */
export const isReserved = (key: string): boolean => reserved.has(key);
