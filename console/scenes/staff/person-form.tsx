import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField, TextField } from "@console/components/field";
import { type Output, useRead, useWrite } from "@console/data/queries";
import styles from "@console/scenes/organisation/organisation.module.css";
import { words } from "@console/scenes/organisation/words";
import { common } from "@console/shell/words";
import { type FormEvent, useId, useState } from "react";
import { useLocation } from "wouter";

type Person = Output<"GET /staff/:id">;
const refresh = ["GET /staff", "GET /staff/:id", "GET /organisation"] as const;
const split = (text: string) =>
  text
    .split(/[、,，]/)
    .map((one) => one.trim())
    .filter(Boolean);

/** Adds somebody, or changes what the record says of them. */
export function PersonForm({ person, onClose }: { person?: Person; onClose: () => void }) {
  const formId = useId();
  const [, go] = useLocation();
  const organisation = useRead("GET /organisation", {});
  const [no, setNo] = useState("");
  const [name, setName] = useState(person?.name ?? "");
  const [title, setTitle] = useState(person?.title ?? "");
  const [phone, setPhone] = useState("");
  const [skills, setSkills] = useState(person?.skills.join("、") ?? "");
  const [unitId, setUnit] = useState(person?.unitId ?? "");
  const add = useWrite("POST /staff", {
    refresh,
    done: words.person.added,
    onDone: ({ id }) => {
      onClose();
      go(`/staff/${id}`);
    },
  });
  const edit = useWrite("PATCH /staff/:id", { refresh, done: words.person.saved, onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim() || !title.trim() || !unitId) return;
    const common = {
      name: name.trim(),
      title: title.trim(),
      unitId,
      skills: split(skills),
      ...(phone ? { phone } : {}),
    };
    if (person) edit.mutate({ id: person.id, ...common });
    else add.mutate({ no: no.trim(), ...common });
  };
  return (
    <Dialog
      title={person ? words.person.edit : words.addPerson}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={add.isPending || edit.isPending}>
          {common.verbs.save}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {!person && (
          <TextField
            label={words.person.account}
            value={no}
            maxLength={32}
            required
            onChange={(event) => setNo(event.target.value)}
          />
        )}
        <TextField
          label={words.person.name}
          value={name}
          maxLength={20}
          required
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={words.person.title}
          value={title}
          maxLength={30}
          required
          onChange={(event) => setTitle(event.target.value)}
        />
        <SelectField
          label={words.person.unit}
          value={unitId}
          required
          onChange={(event) => setUnit(event.target.value)}
        >
          <option value="">{words.cover.choose}</option>
          {organisation.data?.units
            .filter(({ state }) => state === "open")
            .map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
        </SelectField>
        <TextField
          label={words.person.phone}
          value={phone}
          inputMode="numeric"
          pattern="1\d{10}"
          hint={person?.phoneMasked}
          onChange={(event) => setPhone(event.target.value)}
        />
        <TextField
          label={words.person.skills}
          value={skills}
          maxLength={80}
          onChange={(event) => setSkills(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
