import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField } from "@console/components/field";
import type { TemplateDesk } from "@shared/wechat-desk/contracts";
import type { NoticeKey } from "@shared/wechat-desk/notices";
import { useState } from "react";
import type { Chosen } from "./templates-tab";
import { useDeskWrite } from "./use-desk-write";
import styles from "./wechat.module.css";
import { words } from "./words";

interface MappingDialogProps {
  readonly desk: TemplateDesk;
  readonly chosen: Chosen;
  readonly onClose: () => void;
}

const refresh = ["GET /wechat-templates"] as const;

/** Chooses the template of a notice and says what goes into each of its fields. */
export function MappingDialog({ desk, chosen: { account, key }, onClose }: MappingDialogProps) {
  const notice = desk.notices.find((one) => one.key === key);
  const mapping = notice?.[account];
  const templates = desk.libraries.find((one) => one.account === account)?.templates ?? [];
  const [templateId, setTemplateId] = useState(mapping?.templateId ?? "");
  const [fields, setFields] = useState<Readonly<Record<string, string>>>(mapping?.fields ?? {});
  const template = templates.find(({ id }) => id === templateId);
  const place = { account, key: key as NoticeKey };
  const save = useDeskWrite("PUT /wechat-templates/:account/:key", {
    refresh,
    done: words.templates.saved,
    onDone: onClose,
  });
  const reset = useDeskWrite("DELETE /wechat-templates/:account/:key", {
    refresh,
    done: words.templates.resetDone,
    onDone: onClose,
  });
  const test = useDeskWrite("POST /wechat-templates/:account/:key/test", {
    done: words.templates.tested,
  });
  const meaningOf = (field: string) =>
    Object.entries(fields).find(([, used]) => used === field)?.[0] ?? "";
  const put = (field: string, meaning: string) => {
    const rest = Object.entries(fields).filter(([one, used]) => used !== field && one !== meaning);
    setFields(Object.fromEntries(meaning ? [...rest, [meaning, field]] : rest));
  };
  const isWhole = template?.fields.every((field) => meaningOf(field.key) !== "") ?? false;

  return (
    <Dialog
      title={`${notice?.label ?? key} · ${words.accounts[account]}`}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          busy={save.isPending}
          disabled={!isWhole}
          onClick={() => save.mutate({ ...place, templateId, fields: used(fields, template) })}
        >
          {words.templates.save}
        </Button>
      }
    >
      <div className={styles.form}>
        <SelectField
          label={words.templates.template}
          value={template ? templateId : ""}
          problem={mapping?.problems[0]}
          onChange={(event) => setTemplateId(event.target.value)}
        >
          <option value="">{words.templates.chooseTemplate}</option>
          {templates.map(({ id, title, kind }) => (
            <option key={id} value={id}>
              {title} · {words.templates.kinds[kind]}
            </option>
          ))}
        </SelectField>
        {template?.fields.map((field) => (
          <SelectField
            key={field.key}
            label={`${field.name} ${field.key}`}
            hint={field.example && words.templates.example(field.example)}
            value={meaningOf(field.key)}
            onChange={(event) => put(field.key, event.target.value)}
          >
            <option value="">{words.templates.chooseMeaning}</option>
            {notice?.meanings.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </SelectField>
        ))}
        {mapping && (
          <div className={styles.acts}>
            <Button icon="send" busy={test.isPending} onClick={() => test.mutate(place)}>
              {words.templates.test}
            </Button>
            {mapping.source === "stored" && (
              <Button
                kind="quiet"
                icon="undo"
                busy={reset.isPending}
                onClick={() => reset.mutate(place)}
              >
                {words.templates.reset}
              </Button>
            )}
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** Only what goes into fields that this template has. */
function used(
  fields: Readonly<Record<string, string>>,
  template: { readonly fields: readonly { readonly key: string }[] } | undefined,
): Record<string, string> {
  const known = new Set(template?.fields.map(({ key }) => key));
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => known.has(field)));
}
