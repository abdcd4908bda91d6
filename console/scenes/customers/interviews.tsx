import { Button } from "@console/components/button";
import { Card } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead, useWrite } from "@console/data/queries";
import { sayDay } from "@console/format/say-time";
import type { Interview } from "@shared/interviews/interviews";
import { useState } from "react";
import { LeadInterview } from "./lead-interview";
import styles from "./notes.module.css";
import { recordWords } from "./words";

const text = recordWords.interviews;

/** Interviews that can be led, that wait half-way, and that were finished. */
export function Interviews({ customerId }: { customerId: string }) {
  const templates = useRead("GET /interview-templates", {}, { staleTime: 600_000 });
  const interviews = useRead("GET /customers/:customerId/interviews", { customerId });
  const [open, setOpen] = useState<Interview | undefined>(undefined);
  const begin = useWrite("POST /customers/:customerId/interviews", {
    refresh: ["GET /customers/:customerId/interviews"],
    onDone: (interview) => setOpen(interview),
  });
  const list = interviews.data?.items ?? [];
  const draftOf = (template: string) =>
    list.find((one) => one.template === template && one.state === "draft" && one.isMine);
  return (
    <Card title={text.title}>
      <Loaded query={templates}>
        {({ items }) => (
          <ul className={styles.interviews}>
            {items.map(({ id, title, intro }) => {
              const done = list.find((one) => one.template === id && one.state === "finished");
              return (
                <li key={id}>
                  <span>
                    {title}
                    <small>
                      {done?.finishedAt
                        ? text.finished(sayDay(done.finishedAt, now()), done.by)
                        : intro}
                    </small>
                  </span>
                  <Button
                    size="small"
                    busy={begin.isPending}
                    onClick={() => begin.mutate({ customerId, template: id })}
                  >
                    {draftOf(id) ? text.goOn : text.begin}
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
      {open && <LeadInterview key={open.id} interview={open} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}
