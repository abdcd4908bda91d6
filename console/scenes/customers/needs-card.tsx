import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Card } from "@console/components/page";
import { now } from "@console/data/clock";
import { sayDate } from "@console/format/say-time";
import type { Need, NeedState } from "@shared/needs/needs";
import { useState } from "react";
import { AddNeed, MoveNeed } from "./need-dialogs";
import styles from "./record.module.css";
import { recordWords } from "./words";

const text = recordWords.needs;
const tones: Readonly<Record<NeedState, "neutral" | "gold" | "ok" | "warn">> = {
  hidden: "neutral",
  confirmed: "gold",
  plan: "warn",
  done: "ok",
  dropped: "neutral",
};

interface Props {
  readonly customerId: string;
  readonly needs: readonly Need[];
  readonly mayWrite: boolean;
}

/** What a customer needs, nearest to being met first, each with the next thing to do. */
export function NeedsCard({ customerId, needs, mayWrite }: Props) {
  const [isAdding, setAdding] = useState(false);
  const [moving, setMoving] = useState<{ need: Need; to: NeedState } | undefined>(undefined);
  return (
    <Card
      title={text.title}
      actions={
        mayWrite && (
          <Button size="small" kind="quiet" icon="plus" onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        )
      }
    >
      {needs.length === 0 && <p className={styles.quiet}>{text.none}</p>}
      <ul className={styles.needs}>
        {needs.map((need) => (
          <li key={need.id}>
            <NeedLine need={need} />
            {mayWrite && need.next.length > 0 && (
              <div className={styles.moves}>
                {need.next.map((to) => (
                  <Button
                    key={to}
                    size="small"
                    kind={to === "dropped" ? "quiet" : "plain"}
                    onClick={() => setMoving({ need, to })}
                  >
                    {text.moves[to]}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      {isAdding && <AddNeed customerId={customerId} onClose={() => setAdding(false)} />}
      {moving && <MoveNeed {...moving} onClose={() => setMoving(undefined)} />}
    </Card>
  );
}

export function NeedLine({ need }: { need: Need }) {
  return (
    <>
      <div className={styles.needHead}>
        <Label tone={tones[need.state]}>{text.states[need.state]}</Label>
        <span>{need.title}</span>
      </div>
      <small>
        {[
          text.topics[need.topic],
          text.owner(need.owner.name),
          need.source === "interview" ? text.fromInterview : undefined,
          need.state === "hidden" ? text.isHidden : undefined,
        ]
          .filter(Boolean)
          .join(" · ")}
      </small>
      {need.detail && <small>{need.detail}</small>}
      {need.nextStep && (
        <small>
          {text.nextStep}：{need.nextStep}
          {need.nextStepOn && `（${sayDate(need.nextStepOn, now())}）`}
        </small>
      )}
      {need.reason && (
        <small>
          {text.reason}：{need.reason}
        </small>
      )}
    </>
  );
}
