import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Check } from "@console/components/switches";
import { type Output, useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import { useState } from "react";
import styles from "./staff.module.css";
import { words } from "./words";

type Person = Output<"GET /staff/:id">;
type Role = Person["roles"][number];
const roles = Object.keys(common.roles) as Role[];

/** What somebody may do; granted by the security officer, never to oneself. */
export function RolesDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly Role[]>(person.roles);
  const grant = useWrite("PUT /staff/:id/roles", {
    refresh: ["GET /staff", "GET /staff/:id"],
    done: words.detail.rolesSaved,
    onDone: onClose,
  });
  return (
    <Dialog
      title={`${words.detail.changeRoles} · ${person.name}`}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          busy={grant.isPending}
          disabled={chosen.length === 0}
          onClick={() => grant.mutate({ id: person.id, roles: [...chosen] })}
        >
          {common.verbs.save}
        </Button>
      }
    >
      <p className={styles.quiet}>{words.detail.rolesText}</p>
      <fieldset>
        <legend className="seen-by-readers-only">{words.detail.roles}</legend>
        {roles.map((role) => (
          <Check
            key={role}
            isOn={chosen.includes(role)}
            label={common.roles[role]}
            onChange={(isOn) =>
              setChosen(roles.filter((one) => (one === role ? isOn : chosen.includes(one))))
            }
          />
        ))}
      </fieldset>
      {chosen.length === 0 && <p role="alert">{words.detail.noRole}</p>}
    </Dialog>
  );
}
