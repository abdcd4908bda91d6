import { Button } from "@console/components/button";
import { Card, Page } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { type Output, useAsk, useRead, useWrite } from "@console/data/queries";
import { randomId } from "@console/data/random-id";
import { toast } from "@console/data/toasts";
import styles from "@console/scenes/organisation/organisation.module.css";
import { words } from "@console/scenes/organisation/words";
import { common } from "@console/shell/words";
import { bulkFrom } from "@shared/staff/handovers";
import { useState } from "react";
import { useLocation } from "wouter";
import { KindStep, SuccessorStep } from "./choose-steps";
import { ConfirmStep } from "./confirm-step";
import { assignmentsOf, type Draft, emptyDraft } from "./handover.model";
import { SplitStep } from "./split-step";

/** Hands a manager's customers over: kind, successors, split, confirm; then it runs by itself. */
export function HandoverWizard({ fromId }: { fromId: string }) {
  const person = useRead("GET /staff/:id", { id: fromId });
  return (
    <Loaded query={person}>
      {(from) => (
        <Page
          title={words.handover.title(from.name)}
          back={`/staff/${fromId}`}
          width="narrow"
          isPersonal
        >
          <Steps fromId={fromId} />
        </Page>
      )}
    </Loaded>
  );
}

function Steps({ fromId }: { fromId: string }) {
  const [step, setStep] = useState(0);
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const { successorIds } = draft;
  const preview = useAsk(
    "POST /handovers/preview",
    { fromId, successorIds: [...successorIds] },
    { enabled: step >= 2 && successorIds.length > 0 },
  );
  const count = preview.data ? assignmentsOf(draft, preview.data.customers).length : 0;
  const mayGoOn = [true, successorIds.length > 0, count > 0, draft.note.trim().length >= 2][step];
  return (
    <Card>
      <ol className={styles.steps}>
        {words.handover.steps.map((name, at) => (
          <li key={name} aria-current={at === step ? "step" : undefined}>
            {at + 1} {name}
          </li>
        ))}
      </ol>
      {step === 0 && <KindStep draft={draft} onChange={change} />}
      {step === 1 && <SuccessorStep fromId={fromId} draft={draft} onChange={change} />}
      {step >= 2 && (
        <Loaded query={preview}>
          {(shown) =>
            step === 2 ? (
              <SplitStep
                draft={draft}
                preview={shown}
                onPick={(id, toId) => change({ picks: { ...draft.picks, [id]: toId } })}
              />
            ) : (
              <ConfirmStep
                counts={shown.counts}
                customers={count}
                needsApproval={count >= bulkFrom}
                note={draft.note}
                onNote={(note) => change({ note })}
              />
            )
          }
        </Loaded>
      )}
      <div className={styles.acts}>
        {step > 0 && <Button onClick={() => setStep(step - 1)}>{common.verbs.back}</Button>}
        {step < 3 && (
          <Button kind="primary" disabled={!mayGoOn} onClick={() => setStep(step + 1)}>
            {common.verbs.next}
          </Button>
        )}
        {step === 3 && preview.data && (
          <Submit fromId={fromId} draft={draft} preview={preview.data} isReady={mayGoOn === true} />
        )}
      </div>
    </Card>
  );
}

function Submit({
  fromId,
  draft,
  preview,
  isReady,
}: {
  fromId: string;
  draft: Draft;
  preview: Output<"POST /handovers/preview">;
  isReady: boolean;
}) {
  const [, go] = useLocation();
  // One act, however often the button is tapped or the network fails.
  const [clientId] = useState(randomId);
  const start = useWrite("POST /handovers", {
    refresh: ["GET /handovers", "GET /staff", "GET /approvals"],
    onDone: ({ id, state }) => {
      toast(state === "waiting" ? words.handover.asked : words.handover.started);
      go(`/handovers/${id}`);
    },
  });
  const submit = () =>
    start.mutate({
      clientId,
      kind: draft.kind,
      fromId,
      note: draft.note.trim(),
      assignments: assignmentsOf(draft, preview.customers),
      ...(draft.kind === "succession" ? { companionDays: draft.companionDays } : {}),
    });
  return (
    <Button kind="primary" busy={start.isPending} disabled={!isReady} onClick={submit}>
      {words.handover.submit}
    </Button>
  );
}
