import * as z from "zod";
import { Condition } from "../conditions/condition";
import { DictionaryView } from "../conditions/dictionary";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { PageInput, pageOf } from "../core/paging";
import { AudiencePreview, ConditionReason, MaskedPerson, Segment, SegmentTitle } from "./segment";

const authors = ["marketer", "rm", "lead", "head"] as const;

export const getDictionary = endpoint({
  method: "GET",
  path: "/dictionary",
  summary: "The fields, rows and events the caller may use in a condition.",
  audience: "staff",
  roles: authors,
  input: z.object({}),
  output: DictionaryView,
});

export const listSegments = endpoint({
  method: "GET",
  path: "/segments",
  summary: "Segments the caller may use, newest first.",
  audience: "staff",
  roles: authors,
  input: z.object(PageInput),
  output: pageOf(Segment),
});

export const createSegment = endpoint({
  method: "POST",
  path: "/segments",
  summary: "Keeps a condition under a name.",
  audience: "staff",
  roles: authors,
  input: z.object({ title: SegmentTitle, condition: Condition }),
  output: Segment,
});

export const getSegment = endpoint({
  method: "GET",
  path: "/segments/:id",
  summary: "One segment, counted anew.",
  audience: "staff",
  roles: authors,
  input: z.object({ id: Id }),
  output: Segment,
});

export const updateSegment = endpoint({
  method: "PATCH",
  path: "/segments/:id",
  summary: "Changes a segment; refused when somebody changed it since `version`.",
  audience: "staff",
  roles: authors,
  input: z.object({
    id: Id,
    version: z.number().int(),
    title: SegmentTitle.optional(),
    condition: Condition.optional(),
  }),
  output: Segment,
});

export const previewSegment = endpoint({
  method: "POST",
  path: "/segments/preview",
  summary: "Says a condition in Chinese, counts it exactly and shows a masked sample.",
  audience: "staff",
  roles: authors,
  input: z.object({ condition: Condition }),
  output: AudiencePreview,
});

export const listSegmentMembers = endpoint({
  method: "GET",
  path: "/segments/:id/members",
  summary: "The people of a segment, masked by the caller's rights.",
  audience: "staff",
  roles: authors,
  input: z.object({ id: Id, ...PageInput }),
  output: pageOf(MaskedPerson),
});

export const explainSegment = endpoint({
  method: "POST",
  path: "/segments/explain",
  summary: "Why one customer is in or out of a condition, leaf by leaf.",
  audience: "staff",
  roles: authors,
  input: z.object({ condition: Condition, customerId: Id }),
  output: z.object({ holds: z.boolean(), reasons: z.array(ConditionReason) }),
});

export const segmentEndpoints = [
  getDictionary,
  previewSegment,
  explainSegment,
  listSegments,
  createSegment,
  getSegment,
  updateSegment,
  listSegmentMembers,
] as const;
