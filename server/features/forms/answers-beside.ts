import type { Trail } from "@server/core/trail";
import type { Sealed, StoredSealed, Vault } from "@server/core/vault";
import type { Answers, RawAnswers } from "@shared/forms/question";
import type { SaidAnswer } from "@shared/forms/survey";
import {
  type AskedVersion,
  checkAnswers,
  formAnsweredAt,
  formVersion,
  sayAnswers,
} from "./asked-form";

/** What a client sends beside a booking or a sign-up: answers, and the version they were given to. */
export interface GivenBeside {
  readonly answers?: RawAnswers | undefined;
  readonly formVersion?: number | undefined;
}

/** Checked answers beside something else, with the version that explains them. */
export interface KeptBeside {
  readonly asked: AskedVersion;
  readonly answers: Answers;
}

/** Where the answers stand, and which version they were given to. */
export interface StoredBeside {
  readonly formId?: string;
  readonly formVersion?: number;
  readonly answers?: Sealed;
}

/** Answers sealed for the document they belong to; nothing when the place asks nothing. */
export async function sealBeside(
  vault: Vault,
  kept: KeptBeside | undefined,
  at: { readonly owner: string; readonly place: { collection: string; id: string; field: string } },
): Promise<StoredBeside> {
  if (!kept || Object.keys(kept.answers).length === 0) return {};
  return {
    formId: kept.asked.formId,
    formVersion: kept.asked.version,
    answers: await vault.sealGroup(at.owner, at.place, kept.answers),
  };
}

/**
 * Judges the answers that a place asks for besides: `booking:loan`, `event:evt_…`. Undefined when it
 * asks for none; refuses what is missing or wrong with a sentence a question.
 */
export async function checkBeside(
  place: string,
  { answers = {}, formVersion: version }: GivenBeside,
  { ports }: Pick<Trail, "ports">,
): Promise<KeptBeside | undefined> {
  const asked = await formAnsweredAt(place, version);
  if (!asked) return undefined;
  return { asked, answers: checkAnswers(asked.content, answers, ports.clock.now()) };
}

/** The answers in words, by the version they were given to. */
export async function openBeside(
  vault: Vault,
  { formId, formVersion: version, answers }: StoredBeside,
  at: { readonly owner: string; readonly place: { collection: string; id: string; field: string } },
): Promise<SaidAnswer[]> {
  if (!formId || version === undefined || !answers) return [];
  const asked = await formVersion(formId, version);
  if (!asked) return [];
  const opened = await vault.openGroup<Answers>(at.owner, at.place, answers as StoredSealed);
  return sayAnswers(asked.content, opened);
}
