import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Facts } from "@console/components/facts";
import { AreaField } from "@console/components/field";
import { Empty, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { usePaged, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import type { AccessReview } from "@shared/access/access";
import { useState } from "react";
import styles from "./access.module.css";
import { words } from "./words";

/** One access: who, why, what was done, and compliance's word on it. */
export function ReviewDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const due = usePaged("GET /access-reviews", { box: "due", limit: 20 });
  const done = usePaged("GET /access-reviews", { box: "done", limit: 20 });
  const found = [...(due.items ?? []), ...(done.items ?? [])].find((one) => one.id === id);
  if (found) return <Ready access={found} onClose={onClose} />;
  return (
    <Dialog title={words.tabs.due} onClose={onClose}>
      {due.items && done.items ? <Empty icon="check" title={words.noDue} /> : <Skeleton rows={3} />}
    </Dialog>
  );
}

function Ready({ access, onClose }: { access: AccessReview; onClose: () => void }) {
  const [note, setNote] = useState("");
  const judge = useWrite("POST /access-reviews/:id", {
    refresh: ["GET /access-reviews"],
    done: words.judged,
    onDone: onClose,
  });
  const send = (result: "fine" | "misuse") =>
    judge.mutate({ id: access.id, result, note: note.trim() });
  const isShort = note.trim().length < 2;
  return (
    <Dialog
      title={`${access.staffName} · ${words.kinds[access.kind]}`}
      onClose={onClose}
      actions={
        !access.review && (
          <>
            <Button
              kind="danger"
              disabled={isShort}
              busy={judge.isPending}
              onClick={() => send("misuse")}
            >
              {words.misuse}
            </Button>
            <Button
              kind="primary"
              icon="check"
              disabled={isShort}
              busy={judge.isPending}
              onClick={() => send("fine")}
            >
              {words.fine}
            </Button>
          </>
        )
      }
    >
      <div className={styles.form}>
        <What access={access} />
        {!access.review && (
          <AreaField
            label={words.note}
            value={note}
            rows={3}
            maxLength={200}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </div>
    </Dialog>
  );
}

function What({ access }: { access: AccessReview }) {
  const moment = now();
  const { review, looks } = access;
  return (
    <>
      <Facts
        items={[
          [words.purpose, words.purposes[access.purpose]],
          [words.reason, access.reason],
          [words.period, `${sayMoment(access.from, moment)} – ${sayMoment(access.until, moment)}`],
          [words.approvedBy, access.approvedBy],
          [words.note, review && `${words.results[review.result]}　${review.note}（${review.by}）`],
        ]}
      />
      <section>
        <h3 className={styles.sub}>{words.looks}</h3>
        {looks.length === 0 ? (
          <p className={styles.note}>{words.noLooks}</p>
        ) : (
          <ol className={styles.looks}>
            {looks.map(({ at, act }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a trail never changes its order.
              <li key={index}>
                <time>{sayMoment(at, moment)}</time>
                <span>{words.acts[act] ?? words.otherAct}</span>
              </li>
            ))}
          </ol>
        )}
      </section>
    </>
  );
}
