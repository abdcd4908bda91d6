import { Button } from "@console/components/button";
import { TextField } from "@console/components/field";
import { QrCode } from "@console/components/qr-code";
import { sentenceOf } from "@console/data/failure";
import { type Output, useWrite } from "@console/data/queries";
import styles from "@console/scenes/organisation/organisation.module.css";
import { words } from "@console/scenes/organisation/words";
import { type FormEvent, useState } from "react";
import { isComplete, passwordProblems } from "./join.model";

interface JoinFormProps {
  readonly token: string;
  readonly join: Output<"POST /joins/open">;
  readonly onDone: (finished: Output<"POST /joins/finish">) => void;
}

const quiet = [
  "join.weakPassword",
  "join.proofNeeded",
  "join.accountTaken",
  "session.wrongCode",
  "session.codeUsed",
];
const empty = { account: "", name: "", password: "", again: "", code: "", recoveryCode: "" };

export function JoinForm({ token, join, onDone }: JoinFormProps) {
  const [given, setGiven] = useState(empty);
  const finish = useWrite("POST /joins/finish", { quietFor: quiet, onDone });
  const field = (name: keyof typeof empty) => ({
    value: given[name],
    onChange: (event: { target: { value: string } }) =>
      setGiven({ ...given, [name]: event.target.value }),
  });
  const { kind } = join;
  const problems = passwordProblems(finish.error);
  const sentences: Readonly<Record<string, string>> = words.join.issues;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete(kind, given)) return;
    finish.mutate({
      token,
      password: given.password,
      ...(given.code ? { code: given.code } : {}),
      ...(given.recoveryCode ? { recoveryCode: given.recoveryCode.trim() } : {}),
      ...(kind === "setup" ? { account: given.account.trim(), name: given.name.trim() } : {}),
    });
  };
  const differs = given.again !== "" && given.again !== given.password;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {finish.error && problems.length === 0 && <p role="alert">{sentenceOf(finish.error)}</p>}
      {kind === "setup" && (
        <>
          <TextField label={words.join.account} autoComplete="username" {...field("account")} />
          <TextField label={words.join.name} {...field("name")} />
        </>
      )}
      <TextField
        label={kind === "factor" ? words.join.currentPassword : words.join.password}
        type="password"
        autoComplete={kind === "factor" ? "current-password" : "new-password"}
        hint={
          kind === "factor"
            ? undefined
            : join.strict
              ? words.join.strictHint
              : words.join.passwordHint
        }
        problem={problems.map((one) => sentences[one] ?? one).join("；") || undefined}
        {...field("password")}
      />
      {kind !== "factor" && (
        <TextField
          label={words.join.again}
          type="password"
          autoComplete="new-password"
          problem={differs ? words.join.differs : undefined}
          {...field("again")}
        />
      )}
      {join.totpUri && <Authenticator uri={join.totpUri} secret={join.totpSecret ?? ""} />}
      <TextField
        label={words.join.code}
        inputMode="numeric"
        maxLength={6}
        autoComplete="one-time-code"
        {...field("code")}
      />
      {kind === "password" && (
        <TextField label={words.join.recovery} maxLength={32} {...field("recoveryCode")} />
      )}
      <Button
        kind="primary"
        type="submit"
        busy={finish.isPending}
        disabled={!isComplete(kind, given)}
      >
        {words.join.submit}
      </Button>
    </form>
  );
}

function Authenticator({ uri, secret }: { uri: string; secret: string }) {
  return (
    <div className={styles.form}>
      <p>{words.join.scan}</p>
      <div className={styles.qr}>
        <QrCode text={uri} label={words.join.scan} />
      </div>
      <p className={styles.quiet}>
        {words.join.secret}：<code className={styles.link}>{secret}</code>
      </p>
    </div>
  );
}
