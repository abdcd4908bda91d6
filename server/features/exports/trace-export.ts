import type { Ports } from "@server/ports";
import { type ExportDocument, ExportModel } from "./export.model";
import { orderKeys } from "./make-export";

/** Fewer rows than this could stand in some export's order by chance. */
const fewest = 8;

/** The exports a leaked piece may come from: by a mark on a row, or else by the order of its customers. */
export async function traceExports(
  { mark, customerNos = [] }: { readonly mark?: string; readonly customerNos?: readonly string[] },
  { vault }: Pick<Ports, "vault">,
): Promise<ExportDocument[]> {
  const head = mark?.split("-")[0]?.toLowerCase();
  if (head) return ExportModel.find({ mark: head }).lean<ExportDocument[]>();
  const nos = customerNos.filter((no, at) => customerNos.indexOf(no) === at);
  if (nos.length < fewest) return [];
  const candidates = await ExportModel.find({ state: { $in: ["ready", "taken", "expired"] } })
    .sort({ createdAt: -1 })
    .limit(2_000)
    .lean<ExportDocument[]>();
  const fitting: ExportDocument[] = [];
  for (const one of candidates) {
    const keys = await orderKeys(one._id, nos, vault);
    if (keys.every((key, at) => at === 0 || (keys[at - 1] ?? "") <= key)) fitting.push(one);
  }
  return fitting;
}
