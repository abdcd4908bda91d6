import { fill } from "../text/fill";
import type { SameShape } from "../text/shape";
import { formChanges as chinese, formKinds, sensitivityWords } from "../text/zh-CN/forms";
import type { FieldContent } from "./field";
import type { FormContent } from "./form";
import type { Asked } from "./question";
import { questionsOf } from "./questions-of";

export type ChangeWords = SameShape<typeof chinese>;

const same = (one: unknown, other: unknown) =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** What two versions of a form differ in, as sentences in the order of the newer one. */
export function diffForms(
  before: FormContent,
  after: FormContent,
  words: ChangeWords = chinese,
): readonly string[] {
  const changes: string[] = [];
  if (before.title !== after.title)
    changes.push(fill(words.title, { before: before.title, after: after.title }));
  for (const key of ["intro", "thanks", "purpose"] as const)
    if (!same(before[key], after[key])) changes.push(words[key]);
  for (const section of after.sections) {
    const earlier = before.sections.find(({ id }) => id === section.id);
    if (earlier && earlier.title !== section.title)
      changes.push(fill(words.sectionTitle, { before: earlier.title, after: section.title }));
  }
  return [...changes, ...diffQuestions(before, after, words)];
}

function diffQuestions(before: FormContent, after: FormContent, words: ChangeWords): string[] {
  const [old, now] = [questionsOf(before), questionsOf(after)];
  const kept = (list: typeof now, other: typeof now) =>
    list.filter(({ id }) => other.some((one) => one.id === id)).map(({ id }) => id);
  const moved = firstMoved(kept(old, now), kept(now, old));
  const changes = now.flatMap((question) => {
    const { id, label } = question;
    const earlier = old.find((one) => one.id === id);
    if (!earlier) return [fill(words.added, { label })];
    return [
      ...diffAsked(earlier, question, words),
      ...(earlier.required === question.required
        ? []
        : [fill(question.required ? words.required : words.optional, { label })]),
      ...(same(earlier.when, question.when) ? [] : [fill(words.when, { label })]),
      ...(id === moved ? [fill(words.moved, { label })] : []),
    ];
  });
  const removed = old
    .filter(({ id }) => !now.some((one) => one.id === id))
    .map(({ label }) => fill(words.removed, { label }));
  return [...changes, ...removed];
}

/** The first question that stands elsewhere among those that stayed; one sentence is enough. */
function firstMoved(old: readonly string[], now: readonly string[]): string | undefined {
  return now.find((id, at) => old[at] !== id);
}

/** What two versions of a field differ in. */
export function diffFields(
  before: FieldContent,
  after: FieldContent,
  words: ChangeWords = chinese,
): readonly string[] {
  const { label, group } = after;
  return [
    ...diffAsked(before, after, words),
    ...(before.group === group ? [] : [fill(words.group, { label, group })]),
    ...(before.answeredBy === after.answeredBy ? [] : [fill(words.answeredBy, { label })]),
    ...(before.fromTier === after.fromTier ? [] : [fill(words.tier, { label })]),
  ];
}

function diffAsked(before: Asked, after: Asked, words: ChangeWords): string[] {
  const { label } = after;
  const changes: string[] = [];
  if (before.label !== label)
    changes.push(fill(words.renamed, { before: before.label, after: label }));
  if (before.kind !== after.kind)
    changes.push(
      fill(words.kind, { label, before: formKinds[before.kind], after: formKinds[after.kind] }),
    );
  if (before.sensitivity !== after.sensitivity) {
    const levels = {
      before: sensitivityWords[before.sensitivity],
      after: sensitivityWords[after.sensitivity],
    };
    changes.push(fill(words.sensitivity, { label, ...levels }));
  }
  if (!same(before.help, after.help)) changes.push(fill(words.help, { label }));
  if (!same(sorted(before.limits), sorted(after.limits)))
    changes.push(fill(words.limits, { label }));
  return [...changes, ...diffChoices(before, after, words)];
}

const sorted = (limits: Asked["limits"]) =>
  Object.entries(limits)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));

function diffChoices(before: Asked, after: Asked, words: ChangeWords): string[] {
  const { label } = after;
  const changed = after.choices.flatMap(({ value, label: choice }) => {
    const earlier = before.choices.find((one) => one.value === value);
    if (!earlier) return [fill(words.choiceAdded, { label, choice })];
    if (earlier.label === choice) return [];
    return [fill(words.choiceRenamed, { label, before: earlier.label, after: choice })];
  });
  const removed = before.choices
    .filter(({ value }) => !after.choices.some((one) => one.value === value))
    .map(({ label: choice }) => fill(words.choiceRemoved, { label, choice }));
  return [...changed, ...removed];
}
