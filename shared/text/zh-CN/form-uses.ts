/** Where fields and forms are used. */
export const formUses = {
  records: "客户资料中已填写",
} as const;
