import { SelectField } from "@console/components/field";
import { List, Row as ListRow } from "@console/components/list";
import { Card } from "@console/components/page";
import type { Output } from "@console/data/queries";
import { common } from "@console/shell/words";
import { useState } from "react";
import { byArea, extentIn, type Role, type Row } from "./rights.model";
import styles from "./rights.module.css";
import { Mark } from "./rights-table";
import { names, words } from "./words";

interface RightsByRoleProps {
  readonly rows: readonly Row[];
  readonly holders: Output<"GET /rights">["holders"];
}

/** One role at a time: what it can do, area by area. */
export function RightsByRole({ rows, holders }: RightsByRoleProps) {
  const [role, setRole] = useState<Role>("rm");
  return (
    <>
      <SelectField
        label={words.choose}
        value={role}
        onChange={(event) => setRole(event.target.value as Role)}
      >
        {holders.map(({ role: one, count }) => (
          <option key={one} value={one}>
            {`${common.roles[one]}（${words.holders(count)}）`}
          </option>
        ))}
      </SelectField>
      {byArea(rows).map(({ area, rows: list }) => {
        const has = list.filter((row) => extentIn(row, role) !== "none").length;
        return (
          <Card
            key={area}
            title={names.areas[area]}
            actions={<span className={styles.legend}>{words.has(has, list.length)}</span>}
            flush
          >
            <List label={names.areas[area]}>
              {list.map((row) => (
                <li key={row.key}>
                  <ListRow
                    title={<span>{names.names[row.key] ?? row.key}</span>}
                    text={row.stepUp ? words.stepUp : undefined}
                    end={<Mark extent={extentIn(row, role)} />}
                  />
                </li>
              ))}
            </List>
          </Card>
        );
      })}
    </>
  );
}
