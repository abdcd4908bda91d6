import { Button, LinkButton } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { TextField } from "@console/components/field";
import { useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import { useState } from "react";
import type { Campaign } from "./campaign.types";
import styles from "./pushes.module.css";
import { words } from "./words";

const refresh = [
  "GET /campaigns",
  "GET /campaigns/:id",
  "GET /campaigns/:id/progress",
  "GET /campaigns/:id/recipients",
  "GET /today",
] as const;

/** What may be done with a push now; the abilities come with it. */
export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const { id, version, abilities } = campaign;
  const [asking, setAsking] = useState<"stop" | "reject" | undefined>(undefined);
  const approve = useWrite("POST /campaigns/:id/approve", { refresh, done: words.detail.approved });
  const pause = useWrite("POST /campaigns/:id/pause", { refresh, done: words.detail.paused });
  const resume = useWrite("POST /campaigns/:id/resume", { refresh, done: words.detail.resumed });

  return (
    <div className={styles.actions}>
      {abilities.update && (
        <LinkButton icon="edit" href={`/pushes/${id}/edit`}>
          {words.edit}
        </LinkButton>
      )}
      {abilities.stop && (
        <Button kind="danger" icon="stop" onClick={() => setAsking("stop")}>
          {words.detail.stop}
        </Button>
      )}
      {abilities.pause && (
        <Button icon="pause" busy={pause.isPending} onClick={() => pause.mutate({ id })}>
          {words.detail.pause}
        </Button>
      )}
      {abilities.resume && (
        <Button
          kind="primary"
          icon="play"
          busy={resume.isPending}
          onClick={() => resume.mutate({ id })}
        >
          {words.detail.resume}
        </Button>
      )}
      {abilities.approve && (
        <>
          <Button onClick={() => setAsking("reject")}>{words.detail.reject}</Button>
          <Button
            kind="primary"
            icon="check"
            busy={approve.isPending}
            onClick={() => approve.mutate({ id, version })}
          >
            {words.detail.approve}
          </Button>
        </>
      )}
      {asking === "stop" && <StopDialog id={id} onClose={() => setAsking(undefined)} />}
      {asking === "reject" && <RejectDialog id={id} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

function StopDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const stop = useWrite("POST /campaigns/:id/stop", {
    refresh,
    done: words.detail.stopped,
    onDone: onClose,
  });
  return (
    <ReasonDialog
      title={words.detail.stop}
      text={words.detail.stopText}
      label={words.detail.stopReasonAsk}
      isBusy={stop.isPending}
      onClose={onClose}
      onReason={(reason) => stop.mutate({ id, reason })}
    />
  );
}

function RejectDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const reject = useWrite("POST /campaigns/:id/reject", {
    refresh,
    done: words.detail.rejected,
    onDone: onClose,
  });
  return (
    <ReasonDialog
      title={words.detail.reject}
      label={words.detail.rejectReason}
      isBusy={reject.isPending}
      onClose={onClose}
      onReason={(reason) => reject.mutate({ id, reason })}
    />
  );
}

interface ReasonDialogProps {
  readonly title: string;
  readonly text?: string;
  readonly label: string;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
}

function ReasonDialog({ title, text, label, isBusy, onClose, onReason }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  const [isChecked, setChecked] = useState(false);
  const given = reason.trim();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button
          kind="danger"
          busy={isBusy}
          onClick={() => {
            setChecked(true);
            if (given) onReason(given);
          }}
        >
          {title}
        </Button>
      }
    >
      {text && <p>{text}</p>}
      <TextField
        label={label}
        value={reason}
        maxLength={200}
        problem={isChecked && !given ? common.required : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
