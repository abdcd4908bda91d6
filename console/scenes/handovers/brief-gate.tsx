import { Button } from "@console/components/button";
import { now } from "@console/data/clock";
import { type Output, useRead, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import styles from "@console/scenes/organisation/organisation.module.css";
import { words } from "@console/scenes/organisation/words";

type Brief = Output<"GET /customers/:customerId/handover-brief">;

/** Stands where the answer is written until whoever took the customer over has read the brief. */
export function BriefGate({ customerId, onOpen }: { customerId: string; onOpen: () => void }) {
  const brief = useRead("GET /customers/:customerId/handover-brief", { customerId });
  const read = useWrite("POST /customers/:customerId/handover-brief/read", {
    refresh: ["GET /customers/:customerId/handover-brief", "GET /handovers/:id"],
    done: words.brief.done,
  });
  if (brief.data?.state !== "due") return null;
  return (
    <section className={styles.gate} aria-label={words.brief.note}>
      <strong>{sentenceOf(brief.data)}</strong>
      <p>{words.brief.text}</p>
      {brief.data.note && (
        <p className={styles.note}>
          {words.brief.note}：{brief.data.note}
        </p>
      )}
      <div className={styles.acts}>
        <Button icon="info" onClick={onOpen}>
          {words.brief.open}
        </Button>
        <Button
          kind="primary"
          icon="check"
          busy={read.isPending}
          onClick={() => read.mutate({ customerId })}
        >
          {words.brief.read}
        </Button>
      </div>
    </section>
  );
}

function sentenceOf({ reason, fromName = "", until }: Brief): string {
  return reason === "cover" && until
    ? words.brief.cover(fromName, sayMoment(until, now()))
    : words.brief.handover(fromName);
}
