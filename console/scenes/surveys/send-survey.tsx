import { Button, LinkButton } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField, TextField } from "@console/components/field";
import { now } from "@console/data/clock";
import { useRead, useWrite } from "@console/data/queries";
import { randomId } from "@console/data/random-id";
import { addDays, dayOf } from "@shared/calendar/day";
import { useState } from "react";
import { words } from "./words";

interface SendProps {
  readonly onClose: () => void;
  /** One customer, when it is sent from their record. */
  readonly customer?: { readonly id: string; readonly name: string };
}

/** Sends a published form to one customer or to a segment; sending twice sends once. */
export function SendSurvey({ onClose, customer }: SendProps) {
  const forms = useRead("GET /forms", { purpose: "survey" });
  const segments = useRead("GET /segments", {}, { enabled: !customer });
  const [formId, setForm] = useState("");
  const [segmentId, setSegment] = useState("");
  const [until, setUntil] = useState(addDays(dayOf(new Date(now())), 14));
  const [clientId] = useState(randomId);
  const send = useWrite("POST /surveys", {
    refresh: ["GET /surveys"],
    done: words.dialog.sent,
    onDone: onClose,
  });
  const live = forms.data?.items.filter(({ state }) => state === "live") ?? [];
  const to = customer ? { customerIds: [customer.id] } : { segmentId };
  const isReady = formId !== "" && until !== "" && (customer !== undefined || segmentId !== "");
  return (
    <Dialog
      title={words.dialog.title}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          busy={send.isPending}
          disabled={!isReady}
          onClick={() => send.mutate({ clientId, formId, until: `${until}T23:59:59+08:00`, ...to })}
        >
          {words.send}
        </Button>
      }
    >
      <p>{words.dialog.text}</p>
      <SelectField
        label={words.dialog.form}
        value={formId}
        hint={forms.data && live.length === 0 ? words.dialog.noForms : undefined}
        onChange={(event) => setForm(event.target.value)}
      >
        <option value="" />
        {live.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </SelectField>
      {customer ? (
        <TextField label={words.dialog.to} value={customer.name} disabled readOnly />
      ) : (
        <SelectField
          label={words.dialog.segment}
          value={segmentId}
          onChange={(event) => setSegment(event.target.value)}
        >
          <option value="">{words.dialog.chooseSegment}</option>
          {segments.data?.items.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={words.dialog.until}
        type="date"
        value={until}
        min={dayOf(new Date(now()))}
        onChange={(event) => setUntil(event.target.value)}
      />
      {customer && (
        <LinkButton kind="quiet" href="/surveys">
          {words.results}
        </LinkButton>
      )}
    </Dialog>
  );
}
