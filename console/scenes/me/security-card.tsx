import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { TextField } from "@console/components/field";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { sentenceOf } from "@console/data/failure";
import { useRead, useWrite } from "@console/data/queries";
import { toast } from "@console/data/toasts";
import { deviceName } from "@console/format/device-name";
import { sayMoment } from "@console/format/say-time";
import { passwordProblems } from "@console/scenes/join/join.model";
import styles from "@console/scenes/organisation/organisation.module.css";
import { words } from "@console/scenes/organisation/words";
import { common } from "@console/shell/words";
import { type FormEvent, useId, useState } from "react";

const refresh = ["GET /me/security"] as const;

/** One's own ways in, and what happened about them. */
export function SecurityCard() {
  const security = useRead("GET /me/security", {});
  const [isChanging, setChanging] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>();
  const renew = useWrite("POST /me/recovery-codes", {
    refresh,
    onDone: (made) => setCodes(made.codes),
  });
  const seen = useWrite("POST /me/security/:id/seen", { refresh });
  return (
    <Card title={words.security.title}>
      <Loaded query={security}>
        {(one) => (
          <>
            <List label={words.security.title}>
              {one.notices.map(({ id, kind, at, ip, device }) => (
                <li key={id}>
                  <Row
                    title={<span>{words.security.kinds[kind]}</span>}
                    text={`${sayMoment(at, now())} · ${ip} · ${deviceName(device)}`}
                    end={
                      <Button size="small" onClick={() => seen.mutate({ id })}>
                        {words.security.seen}
                      </Button>
                    }
                  />
                </li>
              ))}
            </List>
            <p className={styles.quiet}>
              {words.security.codes}：{words.security.left(one.recoveryCodes)}
            </p>
            <div className={styles.acts}>
              <Button icon="lock" onClick={() => setChanging(true)}>
                {one.password ? words.security.change : words.security.set}
              </Button>
              <Button busy={renew.isPending} onClick={() => renew.mutate({})}>
                {words.security.renew}
              </Button>
            </div>
            {isChanging && (
              <PasswordDialog hasOne={one.password} onClose={() => setChanging(false)} />
            )}
          </>
        )}
      </Loaded>
      {codes && (
        <Dialog title={words.security.codes} onClose={() => setCodes(undefined)}>
          <p>{words.join.codesText}</p>
          <ul className={styles.codes}>
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </Dialog>
      )}
    </Card>
  );
}

function PasswordDialog({ hasOne, onClose }: { hasOne: boolean; onClose: () => void }) {
  const formId = useId();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useWrite("POST /me/password", {
    refresh: ["GET /me/security", "GET /me/sessions"],
    quietFor: ["join.weakPassword", "session.wrongCredentials"],
    onDone: ({ ended }) => {
      toast(words.security.changed(ended));
      onClose();
    },
  });
  const problems = passwordProblems(change.error);
  const sentences: Readonly<Record<string, string>> = words.join.issues;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (next) change.mutate({ next, ...(hasOne ? { current } : {}) });
  };
  return (
    <Dialog
      title={hasOne ? words.security.change : words.security.set}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} busy={change.isPending}>
          {common.verbs.save}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {change.error && problems.length === 0 && <p role="alert">{sentenceOf(change.error)}</p>}
        {hasOne && (
          <TextField
            label={words.join.currentPassword}
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
        <TextField
          label={words.join.password}
          type="password"
          autoComplete="new-password"
          hint={words.join.passwordHint}
          problem={problems.map((one) => sentences[one] ?? one).join("；") || undefined}
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
