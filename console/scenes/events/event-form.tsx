import { Button } from "@console/components/button";
import { AreaField, TextField } from "@console/components/field";
import { Card } from "@console/components/page";
import { Segments } from "@console/components/switches";
import { now } from "@console/data/clock";
import { common } from "@console/shell/words";
import type { Tier } from "@shared/customers/customer";
import { type FormEvent, useState } from "react";
import { takenOf } from "./event.model";
import type { EventForStaff, EventInput } from "./event.types";
import { type EventDraft, inputOf, type ProblemKey, problemsOf } from "./event-form.model";
import styles from "./events.module.css";
import { Poster } from "./poster";
import { Questions } from "./questions";
import { words } from "./words";

interface EventFormProps {
  readonly first: EventDraft;
  readonly before?: EventForStaff;
  readonly submit: string;
  readonly isBusy: boolean;
  readonly onSubmit: (input: EventInput) => void;
}

type TextKey =
  | "title"
  | "summary"
  | "description"
  | "place"
  | "startsAt"
  | "endsAt"
  | "signUpUntil"
  | "seats"
  | "companionsMax"
  | "tags";

const tiers: readonly Tier[] = ["gold", "platinum", "diamond", "private"];
const posters = Object.keys(words.posters) as EventInput["poster"][];

export function EventForm({ first, before, submit, isBusy, onSubmit }: EventFormProps) {
  const [draft, setDraft] = useState(first);
  const [isChecked, setChecked] = useState(false);
  const problems = problemsOf(draft, now(), before);
  const change = (part: Partial<EventDraft>) => setDraft({ ...draft, ...part });
  const say = (key: ProblemKey | undefined) => {
    if (!isChecked || !key) return undefined;
    return key === "belowTaken"
      ? words.form.problems.belowTaken(before ? takenOf(before) : 0)
      : words.form.problems[key];
  };
  const text = (key: TextKey) => ({
    label: words.form[key],
    value: draft[key],
    problem: say(problems[key]),
    onChange: (event: { target: { value: string } }) => change({ [key]: event.target.value }),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(problems).length === 0) return onSubmit(inputOf(draft));
    const form = event.currentTarget as HTMLFormElement;
    // Once the problems are marked: the first of them, brought into sight.
    requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid]")?.focus());
  };

  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <Card>
        <div className={styles.fields}>
          <TextField {...text("title")} maxLength={40} />
          <TextField {...text("summary")} maxLength={120} />
          <AreaField {...text("description")} maxLength={4000} rows={6} />
          <TextField {...text("place")} maxLength={80} />
          <div className={styles.row}>
            <TextField {...text("startsAt")} type="datetime-local" />
            <TextField {...text("endsAt")} type="datetime-local" />
            <TextField {...text("signUpUntil")} type="datetime-local" />
          </div>
          <div className={styles.row}>
            <TextField {...text("seats")} inputMode="numeric" />
            <TextField {...text("companionsMax")} inputMode="numeric" />
          </div>
        </div>
      </Card>
      <Card>
        <div className={styles.fields}>
          <div className={styles.choice}>
            <span className={styles.label}>{words.form.minTier}</span>
            <Segments
              label={words.form.minTier}
              value={draft.minTier}
              onChange={(minTier) => change({ minTier })}
              options={tiers.map((value) => ({ value, label: common.tiers[value] }))}
            />
          </div>
          <TextField {...text("tags")} hint={words.form.tagsHint} />
          <PosterChoice chosen={draft.poster} onChoose={(poster) => change({ poster })} />
          <Questions
            questions={draft.questions}
            problem={say(problems.questions)}
            onChange={(questions) => change({ questions })}
          />
        </div>
      </Card>
      <Button kind="primary" type="submit" busy={isBusy}>
        {submit}
      </Button>
    </form>
  );
}

interface PosterChoiceProps {
  readonly chosen: EventInput["poster"];
  readonly onChoose: (poster: EventInput["poster"]) => void;
}

function PosterChoice({ chosen, onChoose }: PosterChoiceProps) {
  return (
    <fieldset>
      <legend className={styles.label}>{words.form.poster}</legend>
      <div className={styles.posters}>
        {posters.map((poster) => (
          <button
            key={poster}
            type="button"
            aria-pressed={poster === chosen}
            onClick={() => onChoose(poster)}
          >
            <Poster kind={poster} />
            <span>{words.posters[poster]}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
