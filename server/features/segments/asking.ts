import type { StaffActor } from "@server/core/policy";
import type { Condition } from "@shared/conditions/condition";
import { SegmentError } from "@shared/segments/segment";
import { conditionOf, SegmentModel, segmentRecords, segmentsSeenBy } from "./segment.model";

/** Whether the text of a condition speaks of a field. */
export const speaksOf = (conditionText: string, field: string): boolean =>
  conditionText.includes(`"field":${JSON.stringify(field)}`);

/** Segments whose condition asks about a field. */
export async function segmentsAsking(
  field: string,
): Promise<{ readonly id: string; readonly title: string }[]> {
  const all = await SegmentModel.find({}, { title: 1, conditionText: 1 }).limit(2_000).lean();
  return all
    .filter(({ conditionText }) => speaksOf(conditionText, field))
    .map(({ _id, title }) => ({ id: String(_id), title }));
}

/** The condition of a segment that this actor may use; a foreign one is not found. */
export async function segmentCondition(id: string, actor: StaffActor): Promise<Condition> {
  const segment = await segmentRecords.within(segmentsSeenBy(actor)).find(id);
  if (!segment) throw SegmentError.notFound();
  return conditionOf(segment);
}
