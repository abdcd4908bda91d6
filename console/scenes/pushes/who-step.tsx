import { Button } from "@console/components/button";
import { SelectField, TextField } from "@console/components/field";
import { Loaded, Skeleton } from "@console/components/states";
import { Chip } from "@console/components/switches";
import { usePaged, type useRead, useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import type { Condition } from "@shared/conditions/condition";
import { useState } from "react";
import type { Audience } from "./campaign.types";
import { ConditionEditor } from "./condition-editor";
import type { CampaignDraft } from "./draft.model";
import styles from "./pushes.module.css";
import { words } from "./words";

interface WhoStepProps {
  readonly draft: CampaignDraft;
  readonly dictionary: ReturnType<typeof useRead<"GET /dictionary">>;
  readonly audience: Audience | undefined;
  readonly problem: string | undefined;
  readonly onChange: (part: Partial<CampaignDraft>) => void;
}

const holdOuts = [0, 5, 10, 20, 30];

export function WhoStep({ draft, dictionary, audience, problem, onChange }: WhoStepProps) {
  const setCondition = (condition: Condition) => onChange({ condition, segmentId: undefined });
  return (
    <>
      <SegmentPicker draft={draft} onChange={onChange} />
      <Loaded query={dictionary} skeleton={<Skeleton rows={2} />}>
        {(view) => (
          <>
            <ConditionEditor
              condition={draft.condition}
              dictionary={view}
              onChange={setCondition}
            />
            {draft.excluding ? (
              <fieldset className={styles.excluding}>
                <legend>{words.who.excludingText}</legend>
                <ConditionEditor
                  condition={draft.excluding}
                  dictionary={view}
                  onChange={(excluding) => onChange({ excluding })}
                />
                <Button
                  size="small"
                  kind="quiet"
                  onClick={() => onChange({ excluding: undefined })}
                >
                  {words.who.stopExcluding}
                </Button>
              </fieldset>
            ) : (
              <div>
                <Button
                  size="small"
                  kind="quiet"
                  onClick={() => onChange({ excluding: { all: [] } })}
                >
                  {words.who.excluding}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
      {problem ? (
        <p className={styles.problem} role="status">
          {problem}
        </p>
      ) : (
        <Count audience={audience} />
      )}
      <SelectField
        label={words.who.holdOut}
        value={String(draft.holdOutPercent)}
        onChange={(event) => onChange({ holdOutPercent: Number(event.target.value) })}
      >
        {holdOuts.map((percent) => (
          <option key={percent} value={percent}>
            {percent === 0 ? words.who.holdOutNone : words.who.holdOutOf(percent)}
          </option>
        ))}
      </SelectField>
      <KeepSegment
        condition={draft.condition}
        isWhole={!problem}
        onKept={(segmentId) => onChange({ segmentId })}
      />
    </>
  );
}

function SegmentPicker({ draft, onChange }: Pick<WhoStepProps, "draft" | "onChange">) {
  const segments = usePaged("GET /segments", { limit: 50 });
  if (!segments.items || segments.items.length === 0) return null;
  return (
    <fieldset className={styles.chips}>
      <legend>{words.who.segments}</legend>
      {segments.items.map((segment) => (
        <Chip
          key={segment.id}
          isOn={draft.segmentId === segment.id}
          onToggle={() => onChange({ segmentId: segment.id, condition: segment.condition })}
        >
          {segment.title}
          {segment.count !== undefined && ` · ${words.who.segmentCount(segment.count)}`}
        </Chip>
      ))}
    </fieldset>
  );
}

/** The condition said in Chinese by the server, its exact count and a masked sample. */
function Count({ audience }: { audience: Audience | undefined }) {
  if (!audience) return <p className={styles.quiet}>{words.who.counting}</p>;
  const { sentence, count, fewerThan, sample } = audience;
  return (
    <div className={styles.count} role="status">
      <p>{sentence}</p>
      <strong>
        {fewerThan === undefined ? words.who.count(count) : words.who.fewerThan(fewerThan)}
      </strong>
      {sample.length > 0 && (
        <small>
          {words.who.sample}{" "}
          {sample.map((person) => `${person.name}(${person.tierLabel})`).join("、")}
        </small>
      )}
    </div>
  );
}

interface KeepSegmentProps {
  readonly condition: Condition;
  readonly isWhole: boolean;
  readonly onKept: (segmentId: string) => void;
}

function KeepSegment({ condition, isWhole, onKept }: KeepSegmentProps) {
  const [title, setTitle] = useState<string | undefined>(undefined);
  const keep = useWrite("POST /segments", {
    refresh: ["GET /segments"],
    done: words.who.segmentKept,
    onDone: (segment) => {
      onKept(segment.id);
      setTitle(undefined);
    },
  });
  if (title === undefined)
    return (
      <div>
        <Button
          size="small"
          kind="quiet"
          icon="tag"
          disabled={!isWhole}
          onClick={() => setTitle("")}
        >
          {words.who.keepSegment}
        </Button>
      </div>
    );
  return (
    <div className={styles.inline}>
      <TextField
        label={words.who.segmentTitle}
        value={title}
        maxLength={40}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button
        busy={keep.isPending}
        disabled={!title.trim()}
        onClick={() => keep.mutate({ title: title.trim(), condition })}
      >
        {common.verbs.save}
      </Button>
    </div>
  );
}
