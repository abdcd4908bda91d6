import { AreaField, SelectField, TextField } from "@console/components/field";
import { Loaded, Skeleton } from "@console/components/states";
import { Check, Chip } from "@console/components/switches";
import { useMay } from "@console/data/me";
import { useRead } from "@console/data/queries";
import { useRef } from "react";
import type { Template } from "./campaign.types";
import type { CampaignDraft } from "./draft.model";
import styles from "./pushes.module.css";
import { words } from "./words";

interface WhatStepProps {
  readonly draft: CampaignDraft;
  readonly templates: ReturnType<typeof useRead<"GET /campaign-templates">>;
  readonly onChange: (part: Partial<CampaignDraft>) => void;
}

const risks = ["R1", "R2", "R3", "R4", "R5"] as const;
const links = Object.keys(words.what.links) as CampaignDraft["linkKind"][];

export function WhatStep({ draft, templates, onChange }: WhatStepProps) {
  const choose = (template: Template) =>
    onChange({
      templateKey: template.key,
      headline: template.headline,
      body: template.body,
      title: draft.title || template.title,
    });
  const template = templates.data?.items.find((one) => one.key === draft.templateKey);
  return (
    <>
      <Loaded query={templates} skeleton={<Skeleton rows={2} />}>
        {({ items }) => (
          <fieldset className={styles.chips}>
            <legend>{words.what.template}</legend>
            {items.map((one) => (
              <Chip key={one.key} isOn={one.key === draft.templateKey} onToggle={() => choose(one)}>
                {one.title}
              </Chip>
            ))}
          </fieldset>
        )}
      </Loaded>
      <TextField
        label={words.what.title}
        hint={words.what.titleHint}
        value={draft.title}
        maxLength={40}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <TextField
        label={words.what.headline}
        value={draft.headline}
        maxLength={20}
        onChange={(event) => onChange({ headline: event.target.value })}
      />
      <Body draft={draft} template={template} onChange={onChange} />
      <SelectField
        label={words.what.link}
        value={draft.linkKind}
        onChange={(event) =>
          onChange({ linkKind: event.target.value as CampaignDraft["linkKind"] })
        }
      >
        {links.map((kind) => (
          <option key={kind} value={kind}>
            {words.what.links[kind]}
          </option>
        ))}
      </SelectField>
      {draft.linkKind === "event" && (
        <EventPicker chosen={draft.linkId} onChoose={(linkId) => onChange({ linkId })} />
      )}
      <SelectField
        label={words.what.offer}
        value={draft.risk}
        onChange={(event) => onChange({ risk: event.target.value as CampaignDraft["risk"] })}
      >
        <option value="none">{words.what.offerNone}</option>
        {risks.map((risk) => (
          <option key={risk} value={risk}>
            {words.what.offerOf(risk)}
          </option>
        ))}
      </SelectField>
      {draft.risk !== "none" && (
        <Check
          isOn={draft.isPrivate}
          label={words.what.isPrivate}
          onChange={(isPrivate) => onChange({ isPrivate })}
        />
      )}
    </>
  );
}

interface BodyProps {
  readonly draft: CampaignDraft;
  readonly template: Template | undefined;
  readonly onChange: (part: Partial<CampaignDraft>) => void;
}

function Body({ draft, template, onChange }: BodyProps) {
  const caret = useRef<number | undefined>(undefined);
  const insert = (name: string) => {
    const at = caret.current ?? draft.body.length;
    onChange({ body: `${draft.body.slice(0, at)}{{${name}}}${draft.body.slice(at)}` });
  };
  return (
    <>
      <AreaField
        label={words.what.body}
        value={draft.body}
        maxLength={500}
        rows={5}
        onSelect={(event) => {
          caret.current = event.currentTarget.selectionStart;
        }}
        onChange={(event) => onChange({ body: event.target.value })}
      />
      {template && template.variables.length > 0 && (
        <div className={styles.chips}>
          <span>{words.what.variables}</span>
          {template.variables.map((variable) => (
            <Chip key={variable.name} isOn={false} onToggle={() => insert(variable.name)}>
              {variable.label}
            </Chip>
          ))}
        </div>
      )}
    </>
  );
}

function EventPicker({ chosen, onChoose }: { chosen: string; onChoose: (id: string) => void }) {
  const may = useMay("GET /events");
  const events = useRead("GET /events", { limit: 100 }, { enabled: may });
  const open = events.data?.items.filter((event) => event.state === "published") ?? [];
  return (
    <SelectField
      label={words.what.event}
      value={chosen}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="" />
      {open.map((event) => (
        <option key={event.id} value={event.id}>
          {event.title}
        </option>
      ))}
    </SelectField>
  );
}
