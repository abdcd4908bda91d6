import { Page } from "@console/components/page";
import { Loaded, Skeleton } from "@console/components/states";
import { Chip } from "@console/components/switches";
import { type Output, useRead } from "@console/data/queries";
import { common } from "@console/shell/words";
import type { StaffRole } from "@shared/core/endpoint";
import { useState } from "react";
import { Matrix } from "./matrix";
import { RightDialog } from "./right-dialog";
import styles from "./rights.module.css";
import { words } from "./words";

export type RightsRow = Output<"GET /field-rights">["items"][number];

export interface Cell {
  readonly row: RightsRow;
  readonly role: StaffRole;
}

/** Who reads and writes which field, as one table. */
export default function RightsPage() {
  const query = useRead("GET /field-rights", {});
  const [only, setOnly] = useState<readonly StaffRole[]>([]);
  const [cell, setCell] = useState<Cell | undefined>(undefined);
  return (
    <Page title={common.scenes.fieldRights} width="full">
      <p className={styles.intro}>{words.intro}</p>
      <Loaded query={query} skeleton={<Skeleton kind="page" />}>
        {({ roles, items }) => {
          const shown = only.length > 0 ? roles.filter((role) => only.includes(role)) : roles;
          return (
            <>
              <fieldset className={styles.filter}>
                <legend className="seen-by-readers-only">{words.roles}</legend>
                <Chip isOn={only.length === 0} onToggle={() => setOnly([])}>
                  {words.allRoles}
                </Chip>
                {roles.map((role) => (
                  <Chip
                    key={role}
                    isOn={only.includes(role)}
                    onToggle={() =>
                      setOnly((list) =>
                        list.includes(role) ? list.filter((one) => one !== role) : [...list, role],
                      )
                    }
                  >
                    {common.roles[role]}
                  </Chip>
                ))}
              </fieldset>
              <Matrix rows={items} roles={shown} onChoose={setCell} />
            </>
          );
        }}
      </Loaded>
      {cell && <RightDialog cell={cell} onClose={() => setCell(undefined)} />}
    </Page>
  );
}
