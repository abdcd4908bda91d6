import type { IndexRefill } from "./core/vault";
import { customerIndexes } from "./features/customers";
import { staffIndexes } from "./features/organisation";
import { wechatUserIndexes } from "./features/sessions";

/** Every collection with blind indexes: a change of index keys computes all of them anew. */
export const blindIndexes: readonly IndexRefill[] = [
  customerIndexes,
  staffIndexes,
  wechatUserIndexes,
];
