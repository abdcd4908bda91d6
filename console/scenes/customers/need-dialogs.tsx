import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { AreaField, SelectField, TextField } from "@console/components/field";
import { useWrite } from "@console/data/queries";
import type { Need, NeedState, NeedTopic } from "@shared/needs/needs";
import { type FormEvent, useId, useState } from "react";
import styles from "./record.module.css";
import { recordWords } from "./words";

const text = recordWords.needs;
const topics = Object.keys(text.topics) as NeedTopic[];
const stale = [
  "GET /customers/:id/record",
  "GET /customers/:customerId/needs",
  "GET /tasks",
] as const;

function useStep() {
  const [nextStep, setStep] = useState("");
  const [nextStepOn, setOn] = useState("");
  const given = nextStep.trim() && nextStepOn ? { nextStep: nextStep.trim(), nextStepOn } : {};
  const fields = (
    <>
      <TextField
        label={text.nextStep}
        value={nextStep}
        maxLength={60}
        onChange={(event) => setStep(event.target.value)}
      />
      <TextField
        label={text.nextStepOn}
        type="date"
        value={nextStepOn}
        required={nextStep.trim() !== ""}
        onChange={(event) => setOn(event.target.value)}
      />
    </>
  );
  return { given, fields };
}

/** Writes down a need: what is only sensed says so until the customer confirms it. */
export function AddNeed({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const formId = useId();
  const [topic, setTopic] = useState<NeedTopic>("wealth");
  const [title, setTitle] = useState("");
  const [detail, setDetail] = useState("");
  const step = useStep();
  const add = useWrite("POST /customers/:customerId/needs", { refresh: stale, onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!title.trim()) return;
    add.mutate({
      customerId,
      topic,
      title: title.trim(),
      ...(detail.trim() ? { detail: detail.trim() } : {}),
      ...step.given,
    });
  };
  return (
    <Dialog
      title={text.add}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={add.isPending}>
          {text.save}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        <SelectField
          label={text.topic}
          value={topic}
          onChange={(event) => setTopic(event.target.value as NeedTopic)}
        >
          {topics.map((one) => (
            <option key={one} value={one}>
              {text.topics[one]}
            </option>
          ))}
        </SelectField>
        <TextField
          label={text.what}
          value={title}
          maxLength={60}
          required
          onChange={(event) => setTitle(event.target.value)}
        />
        <AreaField
          label={text.detail}
          value={detail}
          maxLength={1000}
          rows={3}
          onChange={(event) => setDetail(event.target.value)}
        />
        {step.fields}
      </form>
    </Dialog>
  );
}

/** Moves a need on; dropping one asks why. */
export function MoveNeed({
  need,
  to,
  onClose,
}: {
  need: Need;
  to: NeedState;
  onClose: () => void;
}) {
  const formId = useId();
  const [reason, setReason] = useState("");
  const step = useStep();
  const move = useWrite("POST /needs/:id/move", { refresh: stale, onDone: onClose });
  const isOver = to === "done" || to === "dropped";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    move.mutate({
      id: need.id,
      version: need.version,
      to,
      ...(reason.trim() ? { reason: reason.trim() } : {}),
      ...(isOver ? {} : step.given),
    });
  };
  return (
    <Dialog
      title={`${text.moves[to]} · ${need.title}`}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={move.isPending}>
          {text.moves[to]}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {to === "dropped" && (
          <TextField
            label={text.reason}
            value={reason}
            maxLength={200}
            required
            data-first
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        {!isOver && step.fields}
      </form>
    </Dialog>
  );
}
