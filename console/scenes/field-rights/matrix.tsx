import { Icon } from "@console/components/icon";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { sayMoment } from "@console/format/say-time";
import { common } from "@console/shell/words";
import type { StaffRole } from "@shared/core/endpoint";
import { sensitivityWords } from "@shared/text/zh-CN/forms";
import { Fragment } from "react";
import { isFixed, readWord } from "./rights.model";
import styles from "./rights.module.css";
import type { Cell, RightsRow } from "./rights-page";
import { words } from "./words";

interface MatrixProps {
  readonly rows: readonly RightsRow[];
  readonly roles: readonly StaffRole[];
  readonly onChoose: (cell: Cell) => void;
}

/** Fields down, roles across; headings stay in sight while one scrolls. */
export function Matrix({ rows, roles, onChoose }: MatrixProps) {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard.
    <section className={styles.scroll} aria-label={words.matrix} tabIndex={0}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            {roles.map((role) => (
              <th key={role} scope="col">
                {common.roles[role]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group}>
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={roles.length + 1}>
                  {group}
                </th>
              </tr>
              {rows
                .filter((row) => row.group === group)
                .map((row) => (
                  <FieldRow key={row.key} row={row} roles={roles} onChoose={onChoose} />
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FieldRow({
  row,
  roles,
  onChoose,
}: Omit<MatrixProps, "rows"> & { readonly row: RightsRow }) {
  const { label, sensitivity, lastChange } = row;
  return (
    <tr>
      <th scope="row">
        {label}
        <small>
          {sensitivityWords[sensitivity]}
          {lastChange && ` · ${words.last(lastChange.by, sayMoment(lastChange.at, now()))}`}
        </small>
      </th>
      {roles.map((role) => (
        <td key={role}>
          <RightCell row={row} role={role} onChoose={onChoose} />
        </td>
      ))}
    </tr>
  );
}

function RightCell({ row, role, onChoose }: Cell & Pick<MatrixProps, "onChoose">) {
  const mayChange = useMay("PUT /field-rights/:key");
  const { read, write } = row.rights[role];
  const inside = (
    <>
      <span className={styles[read]}>{readWord(row, role)}</span>
      {write && <small>{words.write}</small>}
      {row.decided.includes(role) && <small className={styles.decided}>{words.decided}</small>}
    </>
  );
  if (isFixed(row, role) || !mayChange)
    return (
      <span className={styles.cell} data-fixed={isFixed(row, role) || undefined}>
        {inside}
        {isFixed(row, role) && <Icon name="lock" size={14} />}
      </span>
    );
  return (
    <button
      type="button"
      className={styles.cell}
      aria-label={`${words.edit(row.label, common.roles[role])}：${readWord(row, role)}`}
      onClick={() => onChoose({ row, role })}
    >
      {inside}
    </button>
  );
}
