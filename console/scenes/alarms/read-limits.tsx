import { Avatar, Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { TextField } from "@console/components/field";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { useRead, useWrite } from "@console/data/queries";
import type { ReadLimit } from "@shared/alarms/alarms";
import { useState } from "react";
import styles from "./alarms.module.css";
import { words } from "./words";

const text = words.alarms;

/** Whose reading is limited more than others': who gave notice, above all. */
export function ReadLimits() {
  const query = useRead("GET /read-limits", {});
  const [chosen, choose] = useState<ReadLimit | undefined>(undefined);
  return (
    <Card title={text.limits} flush>
      <p className={styles.hint}>{text.limitsText}</p>
      <Loaded query={query}>
        {({ items }) => (
          <List label={text.limits}>
            {items.map((person) => (
              <li key={person.staffId}>
                <Row
                  start={<Avatar name={person.staffName} />}
                  title={
                    <>
                      <span>{person.staffName}</span>
                      {person.isLowered && <Label tone="warn">{text.lowered}</Label>}
                    </>
                  }
                  text={person.staffTitle}
                  end={
                    <Button size="small" onClick={() => choose(person)}>
                      {person.isLowered ? text.restore : text.lower}
                    </Button>
                  }
                />
              </li>
            ))}
          </List>
        )}
      </Loaded>
      {chosen && <Change person={chosen} onClose={() => choose(undefined)} />}
    </Card>
  );
}

function Change({ person, onClose }: { person: ReadLimit; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const change = useWrite("PUT /read-limits/:staffId", {
    refresh: ["GET /read-limits"],
    done: text.changed,
    onDone: onClose,
  });
  const verb = person.isLowered ? text.restore : text.lower;
  return (
    <Dialog
      title={`${person.staffName} · ${verb}`}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          busy={change.isPending}
          disabled={reason.trim().length < 2}
          onClick={() =>
            change.mutate({
              staffId: person.staffId,
              isLowered: !person.isLowered,
              reason: reason.trim(),
            })
          }
        >
          {verb}
        </Button>
      }
    >
      <TextField
        label={text.lowerReason}
        value={reason}
        maxLength={200}
        data-first
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
