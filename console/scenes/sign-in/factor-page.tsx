import { Button } from "@console/components/button";
import { CodeInput } from "@console/components/code-input";
import { sentenceOf } from "@console/data/failure";
import { queryClient, useWrite } from "@console/data/queries";
import { words as organisation } from "@console/scenes/organisation/words";
import { useState } from "react";
import { Door } from "./door";
import styles from "./door.module.css";
import { RecoveryForm } from "./recovery-form";
import { words } from "./words";

const quiet = [
  "session.wrongCode",
  "session.codeUsed",
  "session.tooManyAttempts",
  "request.invalid",
];
const askAgain = () => void queryClient.invalidateQueries({ queryKey: ["GET /me/staff"] });

/** The identity was right; the six digits enrol this device for a working day. */
export default function FactorPage() {
  const prove = useWrite("POST /auth/totp", { quietFor: quiet, onDone: askAgain });
  const leave = useWrite("POST /sessions/end", { onDone: askAgain });
  const [isLost, setLost] = useState(false);
  return (
    <Door title={words.factor.title} text={words.factor.text}>
      {isLost ? (
        <RecoveryForm />
      ) : (
        <CodeInput
          label={words.factor.code}
          isBusy={prove.isPending || prove.isSuccess}
          problem={prove.error ? sentenceOf(prove.error) : undefined}
          onComplete={(code) => prove.mutate({ code })}
        />
      )}
      <div className={styles.links}>
        <Button kind="quiet" onClick={() => setLost(!isLost)}>
          {isLost ? organisation.security.useCode : organisation.security.useRecovery}
        </Button>
        <Button kind="quiet" busy={leave.isPending} onClick={() => leave.mutate({})}>
          {words.factor.other}
        </Button>
      </div>
    </Door>
  );
}
