import { Button } from "@console/components/button";
import { TextField } from "@console/components/field";
import { sentenceOf } from "@console/data/failure";
import { queryClient, useWrite } from "@console/data/queries";
import { words } from "@console/scenes/organisation/words";
import { type FormEvent, useState } from "react";
import styles from "./door.module.css";

/** The second factor on the day on which the phone is lost. */
export function RecoveryForm() {
  const [code, setCode] = useState("");
  const enter = useWrite("POST /auth/recovery", {
    quietFor: ["session.wrongRecoveryCode", "request.tooMany"],
    onDone: () => void queryClient.invalidateQueries({ queryKey: ["GET /me/staff"] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim().length >= 6) enter.mutate({ code: code.trim() });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={words.security.recoveryCode}
        value={code}
        maxLength={32}
        autoCapitalize="none"
        spellCheck={false}
        problem={enter.error ? sentenceOf(enter.error) : undefined}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button kind="primary" type="submit" busy={enter.isPending}>
        {words.security.enter}
      </Button>
    </form>
  );
}
