import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Page } from "@console/components/page";
import { Segments } from "@console/components/switches";
import type { Output } from "@console/data/queries";
import { useWide } from "@console/hooks/use-wide";
import { useState } from "react";
import { Canvas } from "./canvas";
import { FormTail } from "./form-tail";
import styles from "./forms.module.css";
import { Palette } from "./palette";
import { PhoneForm } from "./phone-form";
import { Properties } from "./properties";
import { PublishDialog } from "./publish-dialog";
import { type Design, type Form, useDesign } from "./use-design";
import { words } from "./words";

type Fields = Output<"GET /fields">["items"];

interface DesignerProps {
  readonly form: Form;
  readonly fields: Fields;
}

/** Palette, form and settings beside each other on a desk; one after the other on a phone. */
export function Designer({ form, fields }: DesignerProps) {
  const design = useDesign(form);
  const isWide = useWide();
  return (
    <Page
      title={design.content.title || words.tabs.forms}
      back="/forms"
      width="full"
      subtitle={<State design={design} />}
      actions={<Actions design={design} mayDesign={form.abilities.design} />}
    >
      {isWide ? (
        <div className={styles.panes}>
          <Palette design={design} fields={fields} />
          <Canvas design={design} />
          <div className={styles.side}>
            <Properties design={design} fields={fields} />
            <PhoneForm content={design.content} />
          </div>
        </div>
      ) : (
        <OnPhone design={design} fields={fields} />
      )}
      <FormTail id={form.id} />
    </Page>
  );
}

function State({ design: { content, published, isChanged, problems } }: { design: Design }) {
  return (
    <span className={styles.states}>
      <Label tone="gold">{words.purposes[content.purpose]}</Label>
      {published > 0 && <Label tone="ok">{words.list.version(published)}</Label>}
      {isChanged && <Label tone="warn">{words.design.unsaved}</Label>}
      {problems.length > 0 && <Label tone="danger">{words.design.problems(problems.length)}</Label>}
    </span>
  );
}

function Actions({ design, mayDesign }: { design: Design; mayDesign: boolean }) {
  const [isPublishing, setPublishing] = useState(false);
  if (!mayDesign) return null;
  return (
    <>
      <Button busy={design.isSaving} disabled={!design.isChanged} onClick={design.save}>
        {words.design.save}
      </Button>
      <Button
        kind="primary"
        disabled={design.problems.length > 0}
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

type Part = "canvas" | "palette" | "preview";

function OnPhone({ design, fields }: { design: Design; fields: Fields }) {
  const [part, setPart] = useState<Part>("canvas");
  const parts: readonly Part[] = ["canvas", "palette", "preview"];
  return (
    <>
      <Segments
        label={words.sections}
        value={part}
        options={parts.map((value) => ({ value, label: words.design[value] }))}
        onChange={setPart}
      />
      {part === "canvas" && <Canvas design={design} />}
      {part === "palette" && <Palette design={design} fields={fields} />}
      {part === "preview" && <PhoneForm content={design.content} />}
      {part === "canvas" && design.chosen && (
        <Dialog title={words.design.properties} onClose={() => design.choose(undefined)} wide>
          <Properties design={design} fields={fields} isBare />
        </Dialog>
      )}
    </>
  );
}
