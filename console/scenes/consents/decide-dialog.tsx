import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { AreaField } from "@console/components/field";
import { useWrite } from "@console/data/queries";
import type { DataRequestRow } from "@shared/privacy/data-rights";
import { useState } from "react";
import { Lines } from "./requests";
import { names, words } from "./words";

const fromCore: readonly string[] = ["name", "phone", "idNumber"];

/** A yes or a no, with words that the customer reads. */
export function DecideDialog({ one, onClose }: { one: DataRequestRow; onClose: () => void }) {
  const [answer, setAnswer] = useState("");
  const decide = useWrite("POST /data-requests/:id/decide", {
    refresh: ["GET /data-requests"],
    done: words.decided,
    onDone: onClose,
  });
  const isReady = answer.trim().length >= 2;
  const say = (accept: boolean) => decide.mutate({ id: one.id, accept, answer: answer.trim() });
  return (
    <Dialog
      title={words.decideTitle(names.kinds[one.kind] ?? "")}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="danger"
            disabled={!isReady}
            busy={decide.isPending}
            onClick={() => say(false)}
          >
            {words.decline}
          </Button>
          <Button
            kind="primary"
            disabled={!isReady}
            busy={decide.isPending}
            onClick={() => say(true)}
          >
            {words.accept}
          </Button>
        </>
      }
    >
      <p>{one.customer.name}</p>
      <p>
        <Lines one={one} />
      </p>
      {one.field && fromCore.includes(one.field) && <p>{words.coreFirst}</p>}
      {one.kind === "deletion" && <p>{words.deletionText}</p>}
      <AreaField
        label={words.answer}
        hint={words.answerHint}
        value={answer}
        maxLength={200}
        onChange={(event) => setAnswer(event.target.value)}
      />
    </Dialog>
  );
}
