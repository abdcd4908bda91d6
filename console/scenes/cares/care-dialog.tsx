import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { AreaField, TextField } from "@console/components/field";
import { Empty, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import type { Care } from "@shared/cares/care";
import { useState } from "react";
import { words } from "./words";

interface CareDialogProps {
  readonly care: Care | undefined;
  readonly isLoaded: boolean;
  readonly onClose: () => void;
}

export function CareDialog({ care, isLoaded, onClose }: CareDialogProps) {
  if (care) return <Ready care={care} onClose={onClose} />;
  return (
    <Dialog title={words.greeting} onClose={onClose}>
      {isLoaded ? <Empty icon="check" title={words.gone} /> : <Skeleton rows={2} />}
    </Dialog>
  );
}

function Ready({ care, onClose }: { care: Care; onClose: () => void }) {
  const [greeting, setGreeting] = useState(care.greeting);
  const [reason, setReason] = useState<string | undefined>(undefined);
  const update = useWrite("PATCH /cares/:id", {
    refresh: ["GET /cares"],
    done: words.saved,
    onDone: onClose,
  });
  const skip = useWrite("POST /cares/:id/skip", {
    refresh: ["GET /cares", "GET /today"],
    done: words.skipped,
    onDone: onClose,
  });
  const { id, version, abilities } = care;
  const isSkipping = reason !== undefined;

  return (
    <Dialog
      title={`${care.customer.name} · ${care.occasionLabel}`}
      onClose={onClose}
      actions={
        isSkipping ? (
          <Button
            kind="danger"
            busy={skip.isPending}
            disabled={!reason.trim()}
            onClick={() => skip.mutate({ id, reason: reason.trim() })}
          >
            {words.skipConfirm}
          </Button>
        ) : (
          <>
            {abilities.skip && <Button onClick={() => setReason("")}>{words.skip}</Button>}
            {abilities.update && (
              <Button
                kind="primary"
                busy={update.isPending}
                disabled={!greeting.trim() || greeting === care.greeting}
                onClick={() => update.mutate({ id, version, greeting: greeting.trim() })}
              >
                {words.save}
              </Button>
            )}
          </>
        )
      }
    >
      <p>{words.sendAt(sayMoment(care.sendAt, now()))}</p>
      {care.skippedBecause && <p>{words.because(care.skippedBecause)}</p>}
      {isSkipping ? (
        <TextField
          label={words.skipReason}
          value={reason}
          maxLength={100}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : (
        <AreaField
          label={words.greeting}
          hint={words.greetingHint}
          value={greeting}
          maxLength={300}
          rows={5}
          readOnly={!abilities.update}
          onChange={(event) => setGreeting(event.target.value)}
        />
      )}
    </Dialog>
  );
}
