import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Facts } from "@console/components/facts";
import { List } from "@console/components/list";
import { Loaded } from "@console/components/states";
import { type Output, useRead } from "@console/data/queries";
import { clockOf, dayOf } from "@console/format/time";
import { common } from "@console/shell/words";
import { sayAct } from "./act.model";
import styles from "./audit.module.css";
import { EntryRow } from "./entries-tab";
import { words } from "./words";

interface EntryDialogProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onOnly: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** One entry with its purpose and everything that proves it. */
export function EntryDialog({ id, onClose, onOnly }: EntryDialogProps) {
  const query = useRead("GET /audit/entries/:id", { id });
  return (
    <Dialog title={words.entry.title} onClose={onClose} wide>
      <Loaded query={query}>
        {(entry) => (
          <>
            <Facts items={factsOf(entry)} />
            <div className={styles.onlys}>
              {entry.actor.kind === "staff" && (
                <Button size="small" onClick={() => onOnly({ staff: entry.actor.id })}>
                  {words.entry.onlyPerson}
                </Button>
              )}
              {entry.customer && (
                <Button
                  size="small"
                  onClick={() =>
                    onOnly({ customer: entry.customer?.id, customerName: entry.customer?.name })
                  }
                >
                  {words.entry.onlyCustomer}
                </Button>
              )}
            </div>
            {entry.together.length > 0 && (
              <>
                <h3 className={styles.heading}>{words.entry.together}</h3>
                <List label={words.entry.together}>
                  {entry.together.map((one) => (
                    <li key={one.id}>
                      <EntryRow entry={one} href={`/audit/entry/${one.id}`} />
                    </li>
                  ))}
                </List>
              </>
            )}
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

const purposes: Readonly<Record<string, string>> = common.reveal.purposes;
const roleNames: Readonly<Record<string, string>> = common.roles;

function factsOf(entry: Output<"GET /audit/entries/:id">) {
  const mono = (text: string) => <code className={styles.hash}>{text}</code>;
  return [
    [words.entry.at, `${dayOf(entry.at)} ${clockOf(entry.at)}:${entry.at.slice(17, 23)}`],
    [words.entry.who, entry.actor.name],
    [words.entry.roles, entry.roles.map((role) => roleNames[role] ?? role).join("、")],
    [words.entry.act, `${sayAct(entry.act, words)}（${entry.act}）`],
    [words.entry.customer, entry.customer?.name],
    [words.entry.reason, entry.reason && (purposes[entry.reason] ?? entry.reason)],
    [words.entry.fields, entry.fields.join(" ")],
    [words.entry.result, words.results[entry.result]],
    [words.entry.object, `${entry.object.kind} ${entry.object.id}`],
    [words.entry.ip, entry.ip],
    [words.entry.request, mono(entry.requestId)],
    [words.entry.chain, words.entry.chainOf(entry.n, entry.seal)],
    [words.entry.hash, mono(entry.hash)],
    [words.entry.previous, mono(entry.previous)],
  ] as const;
}
