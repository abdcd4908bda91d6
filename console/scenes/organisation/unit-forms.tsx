import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField, TextField } from "@console/components/field";
import { type Output, useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import { mayStandUnder, type UnitKind, unitKinds } from "@shared/staff/units";
import { type FormEvent, useId, useState } from "react";
import styles from "./organisation.module.css";
import { words } from "./words";

export type Unit = Output<"GET /organisation">["units"][number];
const refresh = ["GET /organisation", "GET /units/:id", "GET /staff"] as const;

interface FormProps {
  readonly unit: Unit;
  readonly onClose: () => void;
}

/** A new unit under an open one; only kinds that may stand there are offered. */
export function AddUnit({ unit, onClose }: FormProps) {
  const formId = useId();
  const kinds = unitKinds.filter((kind) => kind !== "bank" && mayStandUnder(kind, unit.kind));
  const [kind, setKind] = useState<UnitKind>(kinds[0] ?? "team");
  const [no, setNo] = useState("");
  const [name, setName] = useState("");
  const [address, setAddress] = useState("");
  const add = useWrite("POST /units", { refresh, done: words.added, onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kind === "bank" || !no.trim() || !name.trim()) return;
    add.mutate({
      no: no.trim(),
      name: name.trim(),
      kind,
      parentId: unit.id,
      ...(address.trim() ? { address: address.trim() } : {}),
    });
  };
  return (
    <Dialog
      title={`${words.add} · ${unit.name}`}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={add.isPending}>
          {common.verbs.save}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        <SelectField
          label={words.kind}
          value={kind}
          onChange={(event) => setKind(event.target.value as UnitKind)}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {words.kinds[one]}
            </option>
          ))}
        </SelectField>
        <TextField
          label={words.no}
          value={no}
          maxLength={20}
          onChange={(event) => setNo(event.target.value)}
          required
        />
        <TextField
          label={words.name}
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.target.value)}
          required
        />
        <TextField
          label={words.address}
          value={address}
          maxLength={120}
          onChange={(event) => setAddress(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

export function RenameUnit({ unit, onClose }: FormProps) {
  const formId = useId();
  const [name, setName] = useState(unit.name);
  const save = useWrite("PATCH /units/:id", { refresh, done: words.saved, onDone: onClose });
  return (
    <Dialog
      title={words.rename}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={save.isPending}>
          {common.verbs.save}
        </Button>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim().length >= 2) save.mutate({ id: unit.id, name: name.trim() });
        }}
      >
        <TextField
          label={words.name}
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

/** Another place in the tree: only where the unit may stand, never below itself. */
export function MoveUnit({ unit, units, onClose }: FormProps & { units: readonly Unit[] }) {
  const places = units.filter(
    (one) => one.state === "open" && one.id !== unit.id && mayStandUnder(unit.kind, one.kind),
  );
  const [parentId, setParent] = useState(unit.parentId ?? "");
  const move = useWrite("POST /units/:id/move", { refresh, done: words.saved, onDone: onClose });
  return (
    <Dialog
      title={`${words.move} · ${unit.name}`}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          busy={move.isPending}
          disabled={parentId === unit.parentId}
          onClick={() => move.mutate({ id: unit.id, parentId })}
        >
          {common.verbs.save}
        </Button>
      }
    >
      <SelectField
        label={words.parent}
        value={parentId}
        onChange={(event) => setParent(event.target.value)}
      >
        {places.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </SelectField>
    </Dialog>
  );
}

export function CloseUnit({ unit, onClose }: FormProps) {
  const close = useWrite("POST /units/:id/close", {
    refresh,
    done: words.wasClosed,
    onDone: onClose,
  });
  return (
    <Dialog
      title={`${words.close} · ${unit.name}`}
      onClose={onClose}
      actions={
        <Button kind="danger" busy={close.isPending} onClick={() => close.mutate({ id: unit.id })}>
          {words.close}
        </Button>
      }
    >
      <p>{words.closeText}</p>
    </Dialog>
  );
}
