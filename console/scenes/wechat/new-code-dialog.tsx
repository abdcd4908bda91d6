import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField, TextField } from "@console/components/field";
import { Segments } from "@console/components/switches";
import { useRead } from "@console/data/queries";
import { common } from "@console/shell/words";
import { useState } from "react";
import { useLocation } from "wouter";
import { useDeskWrite } from "./use-desk-write";
import styles from "./wechat.module.css";
import { words } from "./words";

/** A new code: what it is for, how long it lives, and whose it is. */
export function NewCodeDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("");
  const [purpose, setPurpose] = useState("");
  const [kind, setKind] = useState<"permanent" | "temporary">("permanent");
  const [days, setDays] = useState("30");
  const [staffId, setStaffId] = useState("");
  const [isChecked, setChecked] = useState(false);
  const [, go] = useLocation();
  const staff = useRead("GET /staff", {}, { staleTime: 60_000 });
  const managers = staff.data?.items.filter(({ roles }) => roles.includes("rm")) ?? [];
  const create = useDeskWrite("POST /wechat-qr-codes", {
    refresh: ["GET /wechat-qr-codes"],
    done: words.codes.created,
    onDone: ({ id }) => go(`/wechat/codes/${id}`),
  });
  const submit = () => {
    setChecked(true);
    if (!name.trim()) return;
    create.mutate({
      name: name.trim(),
      purpose: purpose.trim(),
      kind,
      ...(kind === "temporary" ? { days: Math.min(30, Math.max(1, Number(days) || 30)) } : {}),
      ...(staffId ? { staffId } : {}),
    });
  };
  return (
    <Dialog
      title={words.codes.add}
      onClose={onClose}
      actions={
        <Button kind="primary" busy={create.isPending} onClick={submit}>
          {words.codes.create}
        </Button>
      }
    >
      <div className={styles.form}>
        <TextField
          label={words.codes.name}
          placeholder={words.codes.nameHint}
          value={name}
          maxLength={30}
          data-first
          problem={isChecked && !name.trim() ? common.required : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={words.codes.purpose}
          value={purpose}
          maxLength={120}
          onChange={(event) => setPurpose(event.target.value)}
        />
        <Segments
          label={words.codes.kind}
          value={kind}
          onChange={setKind}
          options={[
            { value: "permanent", label: words.codes.kinds.permanent },
            { value: "temporary", label: words.codes.kinds.temporary },
          ]}
        />
        {kind === "temporary" && (
          <TextField
            label={words.codes.days}
            type="number"
            min={1}
            max={30}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        )}
        <SelectField
          label={words.codes.staff}
          hint={words.codes.staffHint}
          value={staffId}
          onChange={(event) => setStaffId(event.target.value)}
        >
          <option value="">{words.codes.nobody}</option>
          {managers.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name} · {one.unitName}
            </option>
          ))}
        </SelectField>
      </div>
    </Dialog>
  );
}
