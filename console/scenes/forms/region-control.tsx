import { SelectField, TextField } from "@console/components/field";
import { provinces } from "@shared/forms/provinces";
import { withPart } from "./answer.model";
import styles from "./control.module.css";
import type { ControlProps } from "./question-control";
import { words } from "./words";

/** A province from the list, city and district in one's own words. */
export function RegionControl({ asked, value, problem, onChange }: ControlProps) {
  const [province = "", city = "", district = ""] = Array.isArray(value) ? value.map(String) : [];
  return (
    <div className={styles.region}>
      <SelectField
        label={`${asked.label} · ${words.record.province}`}
        hint={asked.help}
        problem={problem}
        value={province}
        onChange={(event) => onChange(withPart(value, 0, event.target.value))}
      >
        <option value="">{words.record.unset}</option>
        {provinces.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </SelectField>
      <TextField
        label={words.record.city}
        value={city}
        maxLength={20}
        onChange={(event) => onChange(withPart(value, 1, event.target.value))}
      />
      <TextField
        label={words.record.district}
        value={district}
        maxLength={20}
        onChange={(event) => onChange(withPart(value, 2, event.target.value))}
      />
    </div>
  );
}
