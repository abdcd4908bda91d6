import { CodeInput } from "@console/components/code-input";
import { Dialog } from "@console/components/dialog";
import { sentenceOf } from "@console/data/failure";
import { useWrite } from "@console/data/queries";
import { setStepUpAsker } from "@console/data/step-up";
import { useEffect, useState } from "react";
import { common } from "./words";

/** Stands by for a write that needs a fresh second factor, and lets it go on when it has one. */
export function StepUp() {
  const [answer, setAnswer] = useState<((isProven: boolean) => void) | undefined>(undefined);
  const prove = useWrite("POST /me/step-up", { quietFor: quiet });

  useEffect(() => {
    setStepUpAsker(() => new Promise((resolve) => setAnswer(() => resolve)));
    return () => setStepUpAsker(undefined);
  }, []);

  if (!answer) return null;
  const finish = (isProven: boolean) => {
    answer(isProven);
    setAnswer(undefined);
    prove.reset();
  };
  return (
    <Dialog high title={common.stepUp.title} onClose={() => finish(false)}>
      <p>{common.stepUp.text}</p>
      <CodeInput
        label={common.stepUp.code}
        isBusy={prove.isPending}
        problem={prove.error ? sentenceOf(prove.error) : undefined}
        onComplete={(code) => prove.mutate({ code }, { onSuccess: () => finish(true) })}
      />
    </Dialog>
  );
}

const quiet = ["session.wrongCode", "session.codeUsed", "session.tooManyAttempts"];
