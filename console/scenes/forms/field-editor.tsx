import { Label } from "@console/components/badges";
import { Button, LinkButton } from "@console/components/button";
import { Card, Page } from "@console/components/page";
import { useState } from "react";
import { FieldForm } from "./field-form";
import { FieldTail } from "./field-tail";
import styles from "./forms.module.css";
import { PhoneForm } from "./phone-form";
import { PublishDialog } from "./publish-dialog";
import { type FieldDesign, type FieldView, useField } from "./use-field";
import { words } from "./words";

/** A field being defined: its settings, how it looks, its versions and uses. */
export function FieldEditor({ field }: { field: FieldView | undefined }) {
  const design = useField(field);
  const { content, key, problems } = design;
  return (
    <Page
      title={content.label || words.fields.add}
      back="/forms/fields"
      subtitle={<State field={field} design={design} />}
      actions={<Actions design={design} />}
    >
      <div className={styles.halves}>
        <Card title={words.design.properties}>
          <FieldForm design={design} isNew={!field} />
          {problems.map((problem) => (
            <p key={problem} className={styles.problem}>
              {problem}
            </p>
          ))}
        </Card>
        <PhoneForm
          content={{
            title: words.fields.example,
            purpose: "record",
            sections: [
              {
                id: "s1",
                title: content.group,
                questions: [{ ...content, id: key || "field", required: false }],
              },
            ],
          }}
        />
      </div>
      {field && <FieldTail fieldKey={field.key} />}
    </Page>
  );
}

function State({ field, design }: { field: FieldView | undefined; design: FieldDesign }) {
  return (
    <span className={styles.states}>
      {design.key && <code>{design.key}</code>}
      {field?.live && <Label tone="ok">{words.list.version(field.published)}</Label>}
      {(design.isChanged || field?.draft) && <Label tone="warn">{words.list.changed}</Label>}
    </span>
  );
}

function Actions({ design }: { design: FieldDesign }) {
  const [isPublishing, setPublishing] = useState(false);
  const isReady = design.problems.length === 0;
  return (
    <>
      <LinkButton href="/field-rights" icon="lock">
        {words.fields.rights}
      </LinkButton>
      <Button
        busy={design.isBusy}
        disabled={!isReady || !design.isChanged}
        onClick={() => void design.save().catch(() => undefined)}
      >
        {words.design.save}
      </Button>
      <Button
        kind="primary"
        disabled={!isReady || !design.mayPublish}
        onClick={() => setPublishing(true)}
      >
        {words.design.publish}
      </Button>
      {isPublishing && (
        <PublishDialog onClose={() => setPublishing(false)} publish={design.publish} />
      )}
    </>
  );
}
