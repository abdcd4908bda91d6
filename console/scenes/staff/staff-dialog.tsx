import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Facts } from "@console/components/facts";
import { Skeleton } from "@console/components/states";
import { Check } from "@console/components/switches";
import { useMay, useMe } from "@console/data/me";
import { useWrite } from "@console/data/queries";
import { toast } from "@console/data/toasts";
import { common } from "@console/shell/words";
import { useState } from "react";
import styles from "./staff.module.css";
import type { StaffRow } from "./staff-page";
import { words } from "./words";

const refresh = ["GET /staff"] as const;

export function StaffDialog({
  person,
  onClose,
}: {
  person: StaffRow | undefined;
  onClose: () => void;
}) {
  if (person) return <Ready key={person.id} person={person} onClose={onClose} />;
  return (
    <Dialog title={common.scenes.staff} onClose={onClose}>
      <Skeleton rows={2} />
    </Dialog>
  );
}

function Ready({ person, onClose }: { person: StaffRow; onClose: () => void }) {
  const [isChangingRoles, setChangingRoles] = useState(false);
  if (isChangingRoles)
    return <RolesDialog person={person} onClose={() => setChangingRoles(false)} />;
  return (
    <Dialog title={person.name} onClose={onClose}>
      <Facts
        items={[
          [words.detail.unit, `${person.unitName} · ${person.title}`],
          [words.detail.roles, person.roles.map((role) => common.roles[role]).join("、")],
          [
            words.detail.presence,
            person.state === "disabled" ? words.disabled : common.presence[person.presence],
          ],
          [
            words.detail.customers,
            person.roles.includes("rm") ? words.customers(person.customers) : undefined,
          ],
          [words.detail.sessions, words.sessions(person.sessions)],
        ]}
      />
      <Acts person={person} onRoles={() => setChangingRoles(true)} />
    </Dialog>
  );
}

function Acts({ person, onRoles }: { person: StaffRow; onRoles: () => void }) {
  const me = useMe();
  const mayDisable = useMay("POST /staff/:id/disable") && person.id !== me.id;
  const mayEnd = useMay("POST /staff/:id/end-sessions");
  const mayGrant = useMay("PUT /staff/:id/roles");
  const end = useWrite("POST /staff/:id/end-sessions", {
    refresh,
    onDone: ({ ended }) => toast(words.detail.ended(ended)),
  });
  const disable = useWrite("POST /staff/:id/disable", { refresh, done: words.detail.disabled });
  const enable = useWrite("POST /staff/:id/enable", { refresh, done: words.detail.enabled });
  const { id } = person;
  return (
    <div className={styles.acts}>
      {mayGrant &&
        (person.id === me.id ? (
          <p className={styles.quiet}>{words.detail.yourself}</p>
        ) : (
          <Button icon="shield" onClick={onRoles}>
            {words.detail.changeRoles}
          </Button>
        ))}
      {mayEnd && (
        <Button
          icon="leave"
          busy={end.isPending}
          disabled={person.sessions === 0}
          onClick={() => end.mutate({ id })}
        >
          {words.detail.endSessions}
        </Button>
      )}
      {mayDisable && person.state === "active" && (
        <>
          <p className={styles.quiet}>{words.detail.disableText}</p>
          <Button kind="danger" busy={disable.isPending} onClick={() => disable.mutate({ id })}>
            {words.detail.disable}
          </Button>
        </>
      )}
      {mayDisable && person.state === "disabled" && (
        <Button kind="primary" busy={enable.isPending} onClick={() => enable.mutate({ id })}>
          {words.detail.enable}
        </Button>
      )}
    </div>
  );
}

type Role = StaffRow["roles"][number];
const roles = Object.keys(common.roles) as Role[];

function RolesDialog({ person, onClose }: { person: StaffRow; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly Role[]>(person.roles);
  const grant = useWrite("PUT /staff/:id/roles", {
    refresh,
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
