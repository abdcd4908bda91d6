import { Button } from "@console/components/button";
import { TextField } from "@console/components/field";
import { sentenceOf } from "@console/data/failure";
import { queryClient, useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import { type FormEvent, useState } from "react";
import styles from "./door.module.css";
import { words } from "./words";

const quiet = [
  "session.wrongCredentials",
  "session.tooManyAttempts",
  "session.disabled",
  "request.invalid",
];

export function PasswordForm() {
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const [isChecked, setChecked] = useState(false);
  const enter = useWrite("POST /auth/password", {
    quietFor: quiet,
    onDone: () => void queryClient.invalidateQueries({ queryKey: ["GET /me/staff"] }),
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (account.trim() && password) enter.mutate({ account: account.trim(), password });
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={words.password.account}
        value={account}
        onChange={(event) => setAccount(event.target.value)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        problem={isChecked && !account.trim() ? common.required : undefined}
      />
      <TextField
        label={words.password.password}
        type="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoComplete="current-password"
        problem={
          enter.error
            ? sentenceOf(enter.error)
            : isChecked && !password
              ? common.required
              : undefined
        }
      />
      <Button kind="primary" type="submit" busy={enter.isPending}>
        {words.password.submit}
      </Button>
    </form>
  );
}
