import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { TextField } from "@console/components/field";
import { Card } from "@console/components/page";
import { useWrite } from "@console/data/queries";
import type { CustomerRecord } from "@shared/record/record";
import { type FormEvent, useId, useState } from "react";
import styles from "./record.module.css";
import { recordWords } from "./words";

const text = recordWords.investor;
const stale = ["GET /customers/:id/record", "GET /customers/:id"] as const;

/** Whether private products may be spoken of: by which proof, until when. */
export function InvestorCard({
  customerId,
  record: { investor, abilities },
}: {
  customerId: string;
  record: CustomerRecord;
}) {
  const [isOpen, setOpen] = useState(false);
  const withdraw = useWrite("DELETE /customers/:id/investor", { refresh: stale });
  if (!investor && !abilities.investor) return null;
  return (
    <Card
      title={text.title}
      actions={
        abilities.investor && (
          <Button size="small" kind="quiet" icon="shield" onClick={() => setOpen(true)}>
            {text.record}
          </Button>
        )
      }
    >
      {!investor && <p className={styles.quiet}>{text.none}</p>}
      {investor && (
        <div className={styles.plain}>
          <p>
            <Label tone={investor.isQualified ? "ok" : "danger"}>
              {investor.isQualified ? text.until(investor.until) : text.over(investor.until)}
            </Label>
          </p>
          <p>{investor.proof}</p>
          <small>{text.by(investor.recordedBy)}</small>
          {abilities.investor && (
            <p>
              <Button
                size="small"
                busy={withdraw.isPending}
                onClick={() => withdraw.mutate({ id: customerId })}
              >
                {text.withdraw}
              </Button>
            </p>
          )}
        </div>
      )}
      {isOpen && <RecordInvestor customerId={customerId} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function RecordInvestor({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const formId = useId();
  const [proof, setProof] = useState("");
  const [until, setUntil] = useState("");
  const record = useWrite("PUT /customers/:id/investor", { refresh: stale, onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate({ id: customerId, proof: proof.trim(), until });
  };
  return (
    <Dialog
      title={text.title}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={record.isPending}>
          {text.record}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        <TextField
          label={text.proof}
          hint={text.proofHint}
          value={proof}
          minLength={4}
          maxLength={120}
          required
          data-first
          onChange={(event) => setProof(event.target.value)}
        />
        <TextField
          label={text.untilLabel}
          hint={text.untilHint}
          type="date"
          value={until}
          required
          onChange={(event) => setUntil(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
