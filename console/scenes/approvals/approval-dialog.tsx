import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Facts } from "@console/components/facts";
import { AreaField } from "@console/components/field";
import { Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import type { Approval } from "@shared/approvals/approval";
import { useState } from "react";
import { toneOf } from "./approval-list";
import styles from "./approvals.module.css";
import { words } from "./words";

const refresh = ["GET /approvals", "GET /approvals/:id"] as const;

/** One request: what will happen, why, and the reader's own word on it. */
export function ApprovalDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useRead("GET /approvals/:id", { id });
  if (query.data) return <Ready approval={query.data} onClose={onClose} />;
  return (
    <Dialog title={words.willHappen} onClose={onClose}>
      <Loaded query={query} skeleton={<Skeleton rows={2} />}>
        {() => null}
      </Loaded>
    </Dialog>
  );
}

function Ready({ approval, onClose }: { approval: Approval; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const { id, may } = approval;
  return (
    <Dialog
      title={approval.title}
      onClose={onClose}
      actions={
        <>
          {may.decide && <Decide id={id} reason={reason} onClose={onClose} />}
          {may.withdraw && <Withdraw id={id} onClose={onClose} />}
          {may.retry && <Retry id={id} />}
        </>
      }
    >
      <p className={styles.state}>
        <Label tone={toneOf[approval.state]}>{words.states[approval.state]}</Label>
        {approval.state === "asked" && (
          <span>{words.left(sayMoment(approval.expiresAt, now()))}</span>
        )}
      </p>
      <section className={styles.what}>
        <h3>{words.willHappen}</h3>
        <p>{approval.summary}</p>
      </section>
      <Details approval={approval} />
      {may.decide && (
        <AreaField
          label={words.yourWord}
          hint={words.yourWordHint}
          value={reason}
          rows={3}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
    </Dialog>
  );
}

function Details({ approval }: { approval: Approval }) {
  const { asker, decider, decidedAt, executedAt } = approval;
  const moment = now();
  return (
    <Facts
      items={[
        [words.reason, approval.reason],
        [words.asker, `${asker.name}　${asker.title}`],
        [words.askedAt, sayMoment(approval.askedAt, moment)],
        [words.decider, decider && `${decider.name}　${decider.title}`],
        [words.decision, approval.decision],
        [words.decidedAt, decidedAt && sayMoment(decidedAt, moment)],
        [words.executedAt, executedAt && sayMoment(executedAt, moment)],
        [words.failure, approval.failure],
      ]}
    />
  );
}

function Decide({ id, reason, onClose }: { id: string; reason: string; onClose: () => void }) {
  const approve = useWrite("POST /approvals/:id/approve", {
    refresh,
    done: words.approved,
    onDone: onClose,
  });
  const reject = useWrite("POST /approvals/:id/reject", {
    refresh,
    done: words.rejected,
    onDone: onClose,
  });
  const word = reason.trim();
  const isShort = word.length < 2;
  return (
    <>
      <Button
        kind="danger"
        disabled={isShort || approve.isPending}
        busy={reject.isPending}
        onClick={() => reject.mutate({ id, reason: word })}
      >
        {words.reject}
      </Button>
      <Button
        kind="primary"
        icon="check"
        disabled={isShort || reject.isPending}
        busy={approve.isPending}
        onClick={() => approve.mutate({ id, reason: word })}
      >
        {words.approve}
      </Button>
    </>
  );
}

function Withdraw({ id, onClose }: { id: string; onClose: () => void }) {
  const withdraw = useWrite("POST /approvals/:id/withdraw", {
    refresh,
    done: words.withdrawn,
    onDone: onClose,
  });
  return (
    <Button busy={withdraw.isPending} onClick={() => withdraw.mutate({ id })}>
      {words.withdraw}
    </Button>
  );
}

function Retry({ id }: { id: string }) {
  const retry = useWrite("POST /approvals/:id/retry", { refresh, done: words.retried });
  return (
    <Button
      kind="primary"
      icon="refresh"
      busy={retry.isPending}
      onClick={() => retry.mutate({ id })}
    >
      {words.retry}
    </Button>
  );
}
