import { SelectField, TextField } from "@console/components/field";
import { patternNames } from "@shared/forms/kinds";
import type { Asked, Limits } from "@shared/forms/question";
import styles from "./forms.module.css";
import { words } from "./words";

interface LimitsProps {
  readonly asked: Pick<Asked, "kind" | "limits" | "choices">;
  readonly onChange: (limits: Limits) => void;
}

/** What an answer must satisfy beyond its kind; only what the kind knows is offered. */
export function LimitsEditor(props: LimitsProps) {
  const parts = partsFor(props);
  if (!parts) return null;
  return (
    <fieldset className={styles.fieldset}>
      <legend>{words.limits.title}</legend>
      <div className={styles.pair}>{parts}</div>
    </fieldset>
  );
}

function partsFor(props: LimitsProps) {
  switch (props.asked.kind) {
    case "number":
      return (
        <>
          <NumberLimit {...props} name="min" label={words.limits.min} />
          <NumberLimit {...props} name="max" label={words.limits.max} />
          <NumberLimit {...props} name="decimals" label={words.limits.decimals} />
        </>
      );
    case "money":
      return (
        <>
          <NumberLimit {...props} name="min" label={words.limits.minYuan} scale={100} />
          <NumberLimit {...props} name="max" label={words.limits.maxYuan} scale={100} />
        </>
      );
    case "text":
    case "longText":
      return (
        <>
          <NumberLimit {...props} name="minLength" label={words.limits.minLength} />
          <NumberLimit {...props} name="maxLength" label={words.limits.maxLength} />
          {props.asked.kind === "text" && <Pattern {...props} />}
        </>
      );
    case "date":
      return (
        <>
          <DayLimit {...props} name="earliest" label={words.limits.earliest} />
          <DayLimit {...props} name="latest" label={words.limits.latest} />
        </>
      );
    case "choices":
      return <NumberLimit {...props} name="most" label={words.limits.most} />;
    default:
      return null;
  }
}

type NumberName = "min" | "max" | "decimals" | "minLength" | "maxLength" | "most";

function NumberLimit({
  asked: { limits },
  onChange,
  name,
  label,
  scale = 1,
}: LimitsProps & { name: NumberName; label: string; scale?: number }) {
  const value = limits[name];
  return (
    <TextField
      label={label}
      type="number"
      inputMode="decimal"
      value={value === undefined ? "" : String(value / scale)}
      onChange={({ target }) => {
        const number = target.value === "" ? undefined : Math.round(Number(target.value) * scale);
        onChange({ ...limits, [name]: number });
      }}
    />
  );
}

function Pattern({ asked: { limits }, onChange }: LimitsProps) {
  return (
    <SelectField
      label={words.limits.pattern}
      value={limits.pattern ?? ""}
      onChange={({ target }) =>
        onChange({ ...limits, pattern: patternNames.find((one) => one === target.value) })
      }
    >
      <option value="">{words.limits.anyPattern}</option>
      {patternNames.map((one) => (
        <option key={one} value={one}>
          {words.limits.patterns[one]}
        </option>
      ))}
    </SelectField>
  );
}

function DayLimit({
  asked: { limits },
  onChange,
  name,
  label,
}: LimitsProps & { name: "earliest" | "latest"; label: string }) {
  const value = limits[name];
  const kind = value === undefined ? "any" : value === "today" ? "today" : "fixed";
  return (
    <div className={styles.stack}>
      <SelectField
        label={label}
        value={kind}
        onChange={({ target }) => {
          const next = { any: undefined, today: "today", fixed: "2030-01-01" }[target.value];
          onChange({ ...limits, [name]: next });
        }}
      >
        <option value="any">{words.limits.anyDay}</option>
        <option value="today">{words.limits.today}</option>
        <option value="fixed">{words.limits.fixed}</option>
      </SelectField>
      {kind === "fixed" && (
        <TextField
          label={label}
          hideLabel
          type="date"
          value={value ?? ""}
          onChange={({ target }) => onChange({ ...limits, [name]: target.value || undefined })}
        />
      )}
    </div>
  );
}
