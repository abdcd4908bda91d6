import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Icon } from "@console/components/icon";
import { Loaded, Skeleton } from "@console/components/states";
import { useAsk, useWrite } from "@console/data/queries";
import { fromLocal } from "@console/format/local-input";
import { useState } from "react";
import type { Campaign, Preview } from "./campaign.types";
import { audienceOf, type CampaignDraft, contentOf, offerOf } from "./draft.model";
import styles from "./pushes.module.css";
import { words } from "./words";

interface GuardStepProps {
  readonly draft: CampaignDraft;
  readonly save: () => Promise<Campaign>;
  readonly onScheduled: (id: string) => void;
}

/** Whom it would reach and who is held back and why; every count opens the people behind it. */
export function GuardStep({ draft, save, onScheduled }: GuardStepProps) {
  const startsAt = draft.isLater ? fromLocal(draft.startsAt)?.toISOString() : undefined;
  const offer = offerOf(draft);
  const preview = useAsk(
    "POST /campaigns/preview",
    {
      audience: audienceOf(draft),
      content: contentOf(draft),
      channels: [...draft.channels],
      ...(offer ? { offer } : {}),
      ...(startsAt ? { startsAt } : {}),
    },
    { staleTime: 0 },
  );
  return (
    <Loaded query={preview} skeleton={<Skeleton rows={4} />}>
      {(data) => (
        <>
          <Wording preview={data} />
          <p className={styles.reachable}>{words.guard.reachable(data.reachable)}</p>
          <p className={styles.quiet}>{data.audience.sentence}</p>
          <ul className={styles.counts}>
            {data.byChannel.map(({ channel, label, count }) => (
              <li key={channel}>
                <span>{label}</span>
                <strong>{words.guard.people(count)}</strong>
              </li>
            ))}
          </ul>
          <HeldPeople preview={data} />
          <p className={styles.quiet}>
            {data.needsApproval ? words.guard.approval : words.guard.noApproval} {words.guard.again}
          </p>
          <Send preview={data} startsAt={startsAt} save={save} onScheduled={onScheduled} />
        </>
      )}
    </Loaded>
  );
}

function Wording({ preview }: { preview: Preview }) {
  return (
    <ul className={styles.wording}>
      {preview.wording.map(({ text, severity, advice }) => (
        <li key={text}>
          <Icon name="warning" size={18} />
          <Label tone={severity === "block" ? "danger" : "warn"}>{words.what[severity]}</Label>
          <span>
            「{text}」 {advice}
          </span>
        </li>
      ))}
    </ul>
  );
}

function HeldPeople({ preview }: { preview: Preview }) {
  const held = preview.held.filter(({ count }) => count > 0);
  const total = held.reduce((sum, { count }) => sum + count, 0);
  if (held.length === 0) return <p>{words.guard.nobodyHeld}</p>;
  return (
    <section className={styles.held} aria-label={words.guard.held(total)}>
      <h3 className={styles.small}>{words.guard.held(total)}</h3>
      {held.map(({ reason, label, count, people }) => (
        <details key={reason}>
          <summary>
            <span>{label}</span>
            <strong>{words.guard.people(count)}</strong>
          </summary>
          <ul className={styles.people}>
            {people.map((person) => (
              <li key={person.customerId}>
                {person.name}{" "}
                <small>{[person.tierLabel, person.managerName].filter(Boolean).join(" · ")}</small>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

interface SendProps {
  readonly preview: Preview;
  readonly startsAt: string | undefined;
  readonly save: () => Promise<Campaign>;
  readonly onScheduled: (id: string) => void;
}

function Send({ preview, startsAt, save, onScheduled }: SendProps) {
  const [isSaving, setSaving] = useState(false);
  const schedule = useWrite("POST /campaigns/:id/schedule", {
    refresh: ["GET /campaigns", "GET /campaigns/:id", "GET /today"],
    done: words.guard.scheduled,
    onDone: (campaign) => onScheduled(campaign.id),
  });
  const isBlocked = preview.wording.some(({ severity }) => severity === "block");
  const verb = preview.needsApproval
    ? words.guard.submit
    : startsAt
      ? words.guard.schedule
      : words.guard.sendNow;
  const send = () => {
    setSaving(true);
    save()
      .then((campaign) =>
        schedule.mutateAsync({ id: campaign.id, ...(startsAt ? { startsAt } : {}) }),
      )
      .catch(() => undefined)
      .finally(() => setSaving(false));
  };
  return (
    <div className={styles.send}>
      <Button
        kind="primary"
        icon="send"
        busy={isSaving}
        disabled={isBlocked || preview.reachable === 0}
        onClick={send}
      >
        {verb}
      </Button>
      {isBlocked && <span className={styles.problem}>{words.guard.blocked}</span>}
      {preview.reachable === 0 && <span className={styles.problem}>{words.guard.empty}</span>}
    </div>
  );
}
