import { Button } from "@console/components/button";
import { Icon } from "@console/components/icon";
import { Card } from "@console/components/page";
import { PhonePreview } from "@console/components/phone-preview";
import { now } from "@console/data/clock";
import { useAsk, useRead } from "@console/data/queries";
import { clockOf } from "@console/format/time";
import { useDebounced } from "@console/hooks/use-debounced";
import { common } from "@console/shell/words";
import { checkCondition } from "@shared/conditions/check";
import { type ReactNode, useState } from "react";
import type { Campaign } from "./campaign.types";
import { type CampaignDraft, fillExample, isWhole, type Step, steps } from "./draft.model";
import { GuardStep } from "./guard-step";
import styles from "./pushes.module.css";
import { sayStep } from "./summary";
import { WhatStep } from "./what-step";
import { WhenStep } from "./when-step";
import { WhoStep } from "./who-step";
import { words } from "./words";

interface WizardProps {
  readonly draft: CampaignDraft;
  readonly onChange: (draft: CampaignDraft) => void;
  readonly save: () => Promise<Campaign>;
  readonly onScheduled: (id: string) => void;
}

/** Four steps in one column, each folding into a sentence when done; the phone stays in sight. */
export function Wizard({ draft, onChange, save, onScheduled }: WizardProps) {
  const [current, setCurrent] = useState<Step>("who");
  const dictionary = useRead("GET /dictionary", {}, { staleTime: 300_000 });
  const templates = useRead("GET /campaign-templates", {}, { staleTime: 300_000 });
  const problems = dictionary.data
    ? [draft.condition, draft.excluding].flatMap((condition) =>
        condition ? checkCondition(condition, { ...dictionary.data, eventsPath: "" }) : [],
      )
    : [];
  const isConditionWhole = dictionary.data !== undefined && problems.length === 0;
  const whole = (step: Step) => isWhole(step, draft, { isConditionWhole, now: now() });
  const change = (part: Partial<CampaignDraft>) => onChange({ ...draft, ...part });
  const settled = useDebounced(draft.condition, 400);
  const audience = useAsk(
    "POST /segments/preview",
    { condition: settled },
    { enabled: isConditionWhole },
  );
  // A number that belongs to another condition is worse than none.
  const counted = settled === draft.condition ? audience.data : undefined;
  const template = templates.data?.items.find((one) => one.key === draft.templateKey);

  const bodies: Record<Step, ReactNode> = {
    who: (
      <WhoStep
        draft={draft}
        dictionary={dictionary}
        audience={counted}
        problem={problems[0]?.message}
        onChange={change}
      />
    ),
    what: <WhatStep draft={draft} templates={templates} onChange={change} />,
    when: <WhenStep draft={draft} onChange={change} />,
    guard: <GuardStep draft={draft} save={save} onScheduled={onScheduled} />,
  };

  return (
    <div className={styles.columns}>
      <ol className={styles.main}>
        {steps.map((step, index) => (
          <li key={step}>
            <StepCard
              step={step}
              number={index + 1}
              isOpen={step === current}
              isDone={step !== "guard" && whole(step)}
              canOpen={steps.slice(0, index).every(whole)}
              summary={sayStep(step, draft, { template, audience: counted })}
              next={steps[index + 1]}
              onOpen={setCurrent}
            >
              {bodies[step]}
            </StepCard>
          </li>
        ))}
      </ol>
      <aside className={styles.aside}>
        <PhonePreview
          label={words.previewLabel}
          sender={words.sender}
          time={clockOf(now())}
          {...(draft.headline || draft.body
            ? {
                bubble: {
                  headline: fillExample(draft.headline, template),
                  body: fillExample(draft.body, template),
                },
              }
            : {})}
          {...(template && draft.channels.includes("subscribe") ? { notice: template.notice } : {})}
          open={words.openMini}
        />
      </aside>
    </div>
  );
}

interface StepCardProps {
  readonly step: Step;
  readonly number: number;
  readonly isOpen: boolean;
  readonly isDone: boolean;
  readonly canOpen: boolean;
  readonly summary: string;
  readonly next: Step | undefined;
  readonly onOpen: (step: Step) => void;
  readonly children: ReactNode;
}

function StepCard({
  step,
  number,
  isOpen,
  isDone,
  canOpen,
  summary,
  next,
  onOpen,
  children,
}: StepCardProps) {
  return (
    <Card>
      <header className={styles.stepHead}>
        <span className={styles.number} data-done={isDone || undefined} aria-hidden>
          {isDone && !isOpen ? <Icon name="check" size={16} /> : number}
        </span>
        <h2>
          <span className="seen-by-readers-only">{words.stepOf(number)} </span>
          {words.steps[step]}
        </h2>
        {!isOpen && (
          <Button size="small" kind="quiet" disabled={!canOpen} onClick={() => onOpen(step)}>
            {isDone ? words.edit : common.verbs.open}
            <span className="seen-by-readers-only"> {words.steps[step]}</span>
          </Button>
        )}
      </header>
      {isOpen ? (
        <div className={styles.step}>
          {children}
          {next && (
            <div>
              <Button kind="primary" disabled={!isDone} onClick={() => onOpen(next)}>
                {common.verbs.next}
              </Button>
            </div>
          )}
        </div>
      ) : (
        isDone && summary && <p className={styles.summary}>{summary}</p>
      )}
    </Card>
  );
}
