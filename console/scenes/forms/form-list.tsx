import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField, TextField } from "@console/components/field";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { type Output, useRead, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import type { FormPurpose } from "@shared/forms/form";
import { useState } from "react";
import { useLocation } from "wouter";
import { words } from "./words";

type Form = Output<"GET /forms">["items"][number];

/** Every form with its state, and the way to a new one. */
export function FormList() {
  const query = useRead("GET /forms", {});
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
      {words.list.add}
    </Button>
  );
  return (
    <Card title={words.tabs.forms} actions={add} flush>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="note" title={words.list.empty} text={words.list.emptyText} />
          ) : (
            <List label={words.tabs.forms}>
              {items.map((form) => (
                <li key={form.id}>
                  <FormRow form={form} />
                </li>
              ))}
            </List>
          )
        }
      </Loaded>
      {isAdding && <NewForm onClose={() => setAdding(false)} />}
    </Card>
  );
}

function FormRow({ form }: { form: Form }) {
  const { id, title, purpose, state, published, questions, hasDraft } = form;
  return (
    <Row
      href={`/forms/${id}`}
      title={
        <>
          <span>{title}</span> <Label tone="gold">{words.purposes[purpose]}</Label>
        </>
      }
      text={[
        words.list.questions(questions),
        words.list.by(form.changedBy, sayMoment(form.changedAt, now())),
      ].join(" · ")}
      end={
        <>
          {state === "live" && <Label tone="ok">{words.list.version(published)}</Label>}
          {hasDraft && (
            <Label tone="warn">{state === "live" ? words.list.changed : words.list.draft}</Label>
          )}
        </>
      }
    />
  );
}

function NewForm({ onClose }: { onClose: () => void }) {
  const mayAll = useMay("POST /fields");
  const [title, setTitle] = useState("");
  const [purpose, setPurpose] = useState<FormPurpose>("survey");
  const [, go] = useLocation();
  const create = useWrite("POST /forms", {
    refresh: ["GET /forms"],
    onDone: ({ id }) => go(`/forms/${id}`),
  });
  // Marketing designs what it sends out; the rest is the administration's.
  const purposes: readonly FormPurpose[] = mayAll
    ? ["survey", "booking", "event", "record"]
    : ["survey", "event"];
  const content = {
    title: title.trim(),
    purpose,
    sections: [{ id: "s1", title: "", questions: [] }],
  };
  return (
    <Dialog
      title={words.create.title}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          busy={create.isPending}
          disabled={!content.title}
          onClick={() => create.mutate({ content })}
        >
          {words.create.act}
        </Button>
      }
    >
      <TextField
        label={words.create.name}
        value={title}
        maxLength={30}
        data-first
        onChange={(event) => setTitle(event.target.value)}
      />
      <SelectField
        label={words.create.purpose}
        value={purpose}
        onChange={(event) => setPurpose(event.target.value as FormPurpose)}
      >
        {purposes.map((one) => (
          <option key={one} value={one}>
            {words.purposes[one]}
          </option>
        ))}
      </SelectField>
    </Dialog>
  );
}
