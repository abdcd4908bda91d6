import { Icon } from "@console/components/icon";
import { Card } from "@console/components/page";
import type { Output } from "@console/data/queries";
import { common } from "@console/shell/words";
import { Fragment } from "react";
import { byArea, extentIn, type Role, type Row } from "./rights.model";
import styles from "./rights.module.css";
import { names, words } from "./words";

interface RightsTableProps {
  readonly rows: readonly Row[];
  readonly holders: Output<"GET /rights">["holders"];
}

export function RightsTable({ rows, holders }: RightsTableProps) {
  return (
    <Card flush>
      <table className={styles.table}>
        <caption className={styles.legend}>{words.legend}</caption>
        <thead>
          <tr>
            <th scope="col">{words.capability}</th>
            {holders.map(({ role, count }) => (
              <th key={role} scope="col">
                {common.roles[role]}
                <small>{words.holders(count)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byArea(rows).map(({ area, rows: list }) => (
            <Fragment key={area}>
              <tr className={styles.area}>
                <th scope="rowgroup" colSpan={holders.length + 1}>
                  {names.areas[area]}
                </th>
              </tr>
              {list.map((row) => (
                <Line key={row.key} row={row} roles={holders.map(({ role }) => role)} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Line({ row, roles }: { row: Row; roles: readonly Role[] }) {
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>
          {names.names[row.key] ?? row.key}
          {row.stepUp && (
            <span title={words.stepUp} className={styles.lock}>
              <Icon name="lock" size={14} />
              <span className="seen-by-readers-only">{words.stepUp}</span>
            </span>
          )}
        </span>
      </th>
      {roles.map((role) => (
        <td key={role}>
          <Mark extent={extentIn(row, role)} />
        </td>
      ))}
    </tr>
  );
}

const signs = { all: "●", some: "◐", none: "—" } as const;

export function Mark({ extent }: { extent: keyof typeof signs }) {
  return (
    <span className={styles.mark} data-extent={extent}>
      <span aria-hidden>{signs[extent]}</span>
      <span className="seen-by-readers-only">{words[extent]}</span>
    </span>
  );
}
