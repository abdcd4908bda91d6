import type { SameShape } from "../shape";
import type { formUses as chinese } from "../zh-CN/form-uses";

export const formUses: SameShape<typeof chinese> = {
  records: "Filled in on customer records",
};
