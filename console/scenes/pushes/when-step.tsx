import { TextField } from "@console/components/field";
import { Check, Segments } from "@console/components/switches";
import { now } from "@console/data/clock";
import { allChannels, type CampaignDraft, timeProblem } from "./draft.model";
import styles from "./pushes.module.css";
import { words } from "./words";

interface WhenStepProps {
  readonly draft: CampaignDraft;
  readonly onChange: (part: Partial<CampaignDraft>) => void;
}

export function WhenStep({ draft, onChange }: WhenStepProps) {
  const problem = timeProblem(draft, now());
  return (
    <>
      <div>
        <Segments
          label={words.steps.when}
          value={draft.isLater ? "later" : "now"}
          onChange={(value) => onChange({ isLater: value === "later" })}
          options={[
            { value: "now", label: words.when.now },
            { value: "later", label: words.when.later },
          ]}
        />
      </div>
      {draft.isLater && (
        <TextField
          label={words.when.at}
          type="datetime-local"
          value={draft.startsAt}
          problem={problem === "past" ? words.when.past : undefined}
          onChange={(event) => onChange({ startsAt: event.target.value })}
        />
      )}
      <TextField
        label={words.when.expires}
        hint={words.when.expiresHint}
        type="datetime-local"
        value={draft.expiresAt}
        problem={problem === "expiresEarly" ? words.when.expiresEarly : undefined}
        onChange={(event) => onChange({ expiresAt: event.target.value })}
      />
      <fieldset>
        <legend className={styles.legend}>{words.when.channels}</legend>
        {allChannels.map((channel) => (
          <Check
            key={channel}
            isOn={draft.channels.includes(channel)}
            label={words.when.channelNames[channel]}
            onChange={(isOn) =>
              onChange({
                channels: allChannels.filter((one) =>
                  one === channel ? isOn : draft.channels.includes(one),
                ),
              })
            }
          />
        ))}
        {draft.channels.length === 0 && <p className={styles.problem}>{words.when.noChannel}</p>}
      </fieldset>
    </>
  );
}
