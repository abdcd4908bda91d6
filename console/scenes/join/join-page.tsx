import { Button } from "@console/components/button";
import { Empty, Loaded } from "@console/components/states";
import { codeOf } from "@console/data/failure";
import { type Output, useAsk } from "@console/data/queries";
import styles from "@console/scenes/organisation/organisation.module.css";
import { words } from "@console/scenes/organisation/words";
import { Door } from "@console/scenes/sign-in/door";
import { useState } from "react";
import { JoinForm } from "./join-form";

type Finished = Output<"POST /joins/finish">;

/** What a one-time link leads to: the first administrator, a new colleague, or a secret to be set anew. */
export default function JoinPage({ token }: { token: string }) {
  const [finished, setFinished] = useState<Finished>();
  const open = useAsk("POST /joins/open", { token }, { enabled: !finished, staleTime: 600_000 });
  if (finished) return <Done finished={finished} />;
  if (open.error && codeOf(open.error) === "join.used")
    return (
      <Door title={words.join.gone}>
        <Empty icon="lock" title={words.join.gone} text={words.join.goneText} />
      </Door>
    );
  return (
    <Loaded query={open}>
      {(join) => (
        <Door
          title={words.join.titles[join.kind]}
          text={join.name && join.account ? words.join.hello(join.name, join.account) : ""}
        >
          <JoinForm token={token} join={join} onDone={setFinished} />
        </Door>
      )}
    </Loaded>
  );
}

function Done({ finished: { recoveryCodes } }: { finished: Finished }) {
  return (
    <Door title={words.join.doneTitle} text={words.join.doneText}>
      <div className={styles.form}>
        {recoveryCodes.length > 0 && (
          <>
            <p>{words.join.codesText}</p>
            <ul className={styles.codes}>
              {recoveryCodes.map((code) => (
                <li key={code}>{code}</li>
              ))}
            </ul>
          </>
        )}
        <Button kind="primary" onClick={() => location.assign("/sign-in")}>
          {words.join.signIn}
        </Button>
      </div>
    </Door>
  );
}
