import { AreaField, SelectField, TextField } from "@console/components/field";
import { common } from "@console/shell/words";
import type { Tier } from "@shared/customers/customer";
import { sealedKinds } from "@shared/forms/check-form";
import type { FieldContent } from "@shared/forms/field";
import { questionKinds } from "@shared/forms/kinds";
import { formKinds } from "@shared/text/zh-CN/forms";
import { ChoicesEditor } from "./choices-editor";
import styles from "./forms.module.css";
import { LimitsEditor } from "./limits-editor";
import { SensitivityField } from "./properties";
import type { FieldDesign } from "./use-field";
import { words } from "./words";

const tiers = Object.keys(common.tiers) as Tier[];

/** The settings of a field. */
export function FieldForm({ design, isNew }: { design: FieldDesign; isNew: boolean }) {
  const { content, change, key, setKey } = design;
  const set = (part: Partial<FieldContent>) => change({ ...content, ...part });
  return (
    <div className={styles.properties}>
      <TextField
        label={words.fields.label}
        value={content.label}
        maxLength={40}
        onChange={(event) => set({ label: event.target.value })}
      />
      {isNew && (
        <TextField
          label={words.fields.key}
          hint={words.fields.keyHint}
          value={key}
          maxLength={32}
          autoCapitalize="off"
          onChange={(event) => setKey(event.target.value)}
        />
      )}
      <div className={styles.pair}>
        <TextField
          label={words.fields.group}
          value={content.group}
          maxLength={20}
          onChange={(event) => set({ group: event.target.value })}
        />
        <KindField content={content} set={set} />
      </div>
      <AreaField
        label={words.design.help}
        rows={2}
        value={content.help ?? ""}
        maxLength={120}
        onChange={(event) => set({ help: event.target.value || undefined })}
      />
      <ChoicesEditor asked={content} onChange={(choices) => set({ choices })} />
      <LimitsEditor asked={content} onChange={(limits) => set({ limits })} />
      <SensitivityField
        value={content.sensitivity}
        isFixed={sealedKinds.includes(content.kind)}
        onChange={(sensitivity) => set({ sensitivity })}
      />
      <WhoFields content={content} set={set} />
    </div>
  );
}

interface PartProps {
  readonly content: FieldContent;
  readonly set: (part: Partial<FieldContent>) => void;
}

function KindField({ content, set }: PartProps) {
  return (
    <SelectField
      label={words.design.kind}
      value={content.kind}
      onChange={({ target }) => {
        const kind = questionKinds.find((one) => one === target.value) ?? "text";
        const isChoice = kind === "choice" || kind === "choices";
        set({
          kind,
          limits: {},
          choices: isChoice ? content.choices : [],
          sensitivity: sealedKinds.includes(kind) ? "sensitive" : content.sensitivity,
        });
      }}
    >
      {questionKinds.map((kind) => (
        <option key={kind} value={kind}>
          {formKinds[kind]}
        </option>
      ))}
    </SelectField>
  );
}

function WhoFields({ content, set }: PartProps) {
  return (
    <div className={styles.pair}>
      <SelectField
        label={words.fields.answeredBy}
        value={content.answeredBy}
        onChange={({ target }) => set({ answeredBy: target.value as FieldContent["answeredBy"] })}
      >
        {(["staff", "customer", "both"] as const).map((who) => (
          <option key={who} value={who}>
            {words.fields.by[who]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.fields.fromTier}
        value={content.fromTier ?? ""}
        onChange={({ target }) => set({ fromTier: tiers.find((one) => one === target.value) })}
      >
        <option value="">{words.fields.allTiers}</option>
        {tiers.slice(1).map((tier) => (
          <option key={tier} value={tier}>
            {words.fields.tierUp(common.tiers[tier])}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
