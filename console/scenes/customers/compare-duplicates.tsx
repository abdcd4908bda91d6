import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { TextField } from "@console/components/field";
import { Card, Page } from "@console/components/page";
import { Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead, useWrite } from "@console/data/queries";
import { sayDay } from "@console/format/say-time";
import type { Comparison, MergeField } from "@shared/duplicates/duplicates";
import { useState } from "react";
import { useLocation } from "wouter";
import styles from "./duplicates.module.css";
import { recordWords } from "./words";

const text = recordWords.duplicates;
const stale = ["GET /duplicates", "GET /duplicates/:id", "GET /customers"] as const;

/** Two records side by side: which stays, which single values survive, and what no choice changes. */
export function CompareDuplicates({ id }: { id: string }) {
  const comparison = useRead("GET /duplicates/:id", { id });
  return (
    <Page title={text.title} back="/customers/duplicates" isPersonal>
      <Loaded query={comparison} skeleton={<Skeleton rows={6} kind="page" />}>
        {(data) => <Decide comparison={data} />}
      </Loaded>
    </Page>
  );
}

function Decide({ comparison }: { comparison: Comparison }) {
  const { pair, fields, counts, rules } = comparison;
  const [survivor, setSurvivor] = useState<"one" | "other">("one");
  const [taken, setTaken] = useState<Readonly<Partial<Record<MergeField, "one" | "other">>>>({});
  const isOpen = pair.state === "open";
  const side = (key: MergeField) => taken[key] ?? survivor;
  const takeOther = fields.flatMap(({ key, isSame }) =>
    !isSame && side(key) !== survivor ? [key] : [],
  );
  return (
    <>
      <Card title={pair.reasons.map((reason) => text.reasons[reason]).join("、")}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text.field}</th>
              {(["one", "other"] as const).map((which) => (
                <th key={which} scope="col">
                  {pair[which].name}
                  <small>{pair[which].rmName}</small>
                  <label>
                    <input
                      type="radio"
                      name="survivor"
                      disabled={!isOpen}
                      checked={survivor === which}
                      onChange={() => setSurvivor(which)}
                    />
                    {text.keep}
                  </label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.key}>
                <th scope="row">{field.label}</th>
                {(["one", "other"] as const).map((which) => (
                  <td key={which} data-chosen={side(field.key) === which || undefined}>
                    {field.isSame ? (
                      <span>
                        {field[which]} <small>{text.same}</small>
                      </span>
                    ) : (
                      <label>
                        <input
                          type="radio"
                          name={field.key}
                          disabled={!isOpen}
                          checked={side(field.key) === which}
                          onChange={() => setTaken({ ...taken, [field.key]: which })}
                        />
                        {field[which]}
                      </label>
                    )}
                  </td>
                ))}
              </tr>
            ))}
            {counts.map(({ label, one, other }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{one}</td>
                <td>{other}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title={text.rules}>
        <ul className={styles.rules}>
          {rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Card>
      <Acts comparison={comparison} survivorId={pair[survivor].id} takeOther={takeOther} />
    </>
  );
}

function Acts({
  comparison: { pair, needsApproval },
  survivorId,
  takeOther,
}: {
  comparison: Comparison;
  survivorId: string;
  takeOther: MergeField[];
}) {
  const [, go] = useLocation();
  const [reason, setReason] = useState("");
  const done = { refresh: stale, done: text.done, onDone: () => go("/customers/duplicates") };
  const merge = useWrite("POST /duplicates/:id/merge", done);
  const dismiss = useWrite("POST /duplicates/:id/dismiss", done);
  const undo = useWrite("POST /merges/:id/undo", done);
  const said = reason.trim();
  const isOpen = pair.state === "open";
  const mergeId = pair.undoUntil ? pair.mergeId : undefined;
  if (!isOpen && !mergeId)
    return (
      <p>
        <Label tone="gold">{text.states[pair.state]}</Label>
      </p>
    );
  return (
    <Card>
      <div className={styles.acts}>
        <TextField
          label={text.reason}
          value={reason}
          minLength={4}
          maxLength={200}
          hint={pair.undoUntil && text.undoUntil(sayDay(pair.undoUntil, now()))}
          onChange={(event) => setReason(event.target.value)}
        />
        {isOpen && (
          <>
            <Button
              kind="primary"
              busy={merge.isPending}
              disabled={said.length < 4}
              onClick={() =>
                merge.mutate({ id: pair.id, choice: { survivorId, takeOther }, reason: said })
              }
            >
              {needsApproval ? text.askMerge : text.merge}
            </Button>
            <Button
              busy={dismiss.isPending}
              disabled={said.length < 2}
              onClick={() => dismiss.mutate({ id: pair.id, reason: said })}
            >
              {text.dismiss}
            </Button>
          </>
        )}
        {mergeId && (
          <Button
            kind="danger"
            busy={undo.isPending}
            disabled={said.length < 4}
            onClick={() => undo.mutate({ id: mergeId, reason: said })}
          >
            {text.undo}
          </Button>
        )}
      </div>
    </Card>
  );
}
