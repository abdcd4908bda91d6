import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Icon } from "@console/components/icon";
import { Card } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { useRead, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import type { Note } from "@shared/notes/notes";
import { useState } from "react";
import { Interviews } from "./interviews";
import styles from "./notes.module.css";
import { recordWords } from "./words";
import { WriteNote } from "./write-note";

const text = recordWords.notes;
export const staleByNotes = [
  "GET /customers/:customerId/notes",
  "GET /customers/:id/record",
  "GET /customers/:customerId/locks",
] as const;

/** What staff wrote down, and the interviews they led. */
export function NotesView({ customerId }: { customerId: string }) {
  const notes = useRead("GET /customers/:customerId/notes", { customerId });
  const mayWrite = useMay("POST /customers/:customerId/notes");
  const [isWriting, setWriting] = useState(false);
  return (
    <div className={styles.page}>
      {mayWrite && <Interviews customerId={customerId} />}
      <Card
        title={text.title}
        actions={
          mayWrite && (
            <Button size="small" kind="quiet" icon="plus" onClick={() => setWriting(true)}>
              {text.write}
            </Button>
          )
        }
      >
        <Loaded query={notes}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="note" title={text.none} />
            ) : (
              <ul className={styles.notes}>
                {items.map((note) => (
                  <li key={note.id}>
                    <NoteLine note={note} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
      {isWriting && <WriteNote customerId={customerId} onClose={() => setWriting(false)} />}
    </div>
  );
}

function NoteLine({ note }: { note: Note }) {
  const [opened, setOpened] = useState<string | undefined>(undefined);
  const open = useWrite("POST /notes/:id/open", { onDone: ({ text: said }) => setOpened(said) });
  const remove = useWrite("DELETE /notes/:id", { refresh: staleByNotes });
  const unlock = useWrite("POST /notes/:id/unlock", { refresh: staleByNotes });
  const { id, kind, isPrivate, locks, author, at, abilities } = note;
  const said = note.text ?? opened;
  return (
    <article className={styles.note}>
      <header>
        <Label>{text.kinds[kind]}</Label>
        {isPrivate && (
          <Label tone="gold">
            <Icon name="lock" size={12} /> {text.isPrivate}
          </Label>
        )}
        {locks.map(({ topic, label }) => (
          <Label key={topic} tone="warn">
            {text.locked(label)}
          </Label>
        ))}
      </header>
      {said === undefined ? (
        <p className={styles.closed}>
          {text.closed}
          {abilities.open && (
            <Button size="small" busy={open.isPending} onClick={() => open.mutate({ id })}>
              {text.open}
            </Button>
          )}
        </p>
      ) : (
        <p className={styles.said}>{said}</p>
      )}
      <footer>
        <span>
          {author.name} · {sayMoment(at, now())}
        </span>
        {abilities.unlock && (
          <Button size="small" kind="quiet" onClick={() => unlock.mutate({ id })}>
            {text.unlock}
          </Button>
        )}
        {abilities.remove && (
          <Button size="small" kind="quiet" onClick={() => remove.mutate({ id })}>
            {text.remove}
          </Button>
        )}
      </footer>
    </article>
  );
}
