import type { Output } from "@console/data/queries";
import { childrenOf, rootsOf } from "./organisation.model";
import styles from "./staff.module.css";
import { words } from "./words";

export type Unit = Output<"GET /organisation">["units"][number];

interface OrganisationTreeProps {
  readonly units: readonly Unit[];
  readonly chosen: string | undefined;
  readonly onChoose: (unitId: string | undefined) => void;
}

/** The bank's tree as far as the reader sees it; choosing a unit narrows the list beside it. */
export function OrganisationTree({ units, chosen, onChoose }: OrganisationTreeProps) {
  return (
    <ul className={styles.tree}>
      <li>
        <button
          type="button"
          className={styles.unit}
          aria-pressed={chosen === undefined}
          onClick={() => onChoose(undefined)}
        >
          {words.all}
        </button>
      </li>
      {rootsOf(units).map((unit) => (
        <Branch key={unit.id} unit={unit} units={units} chosen={chosen} onChoose={onChoose} />
      ))}
    </ul>
  );
}

function Branch({ unit, units, chosen, onChoose }: OrganisationTreeProps & { unit: Unit }) {
  const children = childrenOf(units, unit.id);
  return (
    <li>
      <button
        type="button"
        className={styles.unit}
        aria-pressed={chosen === unit.id}
        onClick={() => onChoose(unit.id)}
      >
        {unit.name}
      </button>
      {children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Branch key={child.id} unit={child} units={units} chosen={chosen} onChoose={onChoose} />
          ))}
        </ul>
      )}
    </li>
  );
}
