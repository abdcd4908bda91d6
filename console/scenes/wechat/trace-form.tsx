import { Button } from "@console/components/button";
import { Facts } from "@console/components/facts";
import { TextField } from "@console/components/field";
import { Card } from "@console/components/page";
import { Segments } from "@console/components/switches";
import { now } from "@console/data/clock";
import type { Output } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { type FormEvent, useState } from "react";
import { useDeskWrite } from "./use-desk-write";
import styles from "./wechat.module.css";
import { words } from "./words";

type Found = Output<"POST /wechat-traces">;

/** What WeChat knows of one request, by the rid that stands in its refusal. */
export function TraceForm() {
  const [account, setAccount] = useState<"official" | "mini">("official");
  const [rid, setRid] = useState("");
  const look = useDeskWrite("POST /wechat-traces");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rid.trim().length >= 8) look.mutate({ account, rid: rid.trim() });
  };
  return (
    <Card title={words.health.trace}>
      <p className={styles.quiet}>{words.health.traceText}</p>
      <form className={styles.traceForm} onSubmit={submit}>
        <Segments
          label={words.health.account}
          value={account}
          onChange={setAccount}
          options={[
            { value: "official", label: words.accounts.official },
            { value: "mini", label: words.accounts.mini },
          ]}
        />
        <TextField
          label={words.health.ridLabel}
          hideLabel
          placeholder="64a1b2c3-1234abcd-5678ef90"
          value={rid}
          maxLength={64}
          onChange={(event) => setRid(event.target.value)}
        />
        <Button type="submit" icon="search" busy={look.isPending} disabled={rid.trim().length < 8}>
          {words.health.look}
        </Button>
      </form>
      {look.data && <Result found={look.data} />}
    </Card>
  );
}

function Result({ found }: { found: Found }) {
  return (
    <div className={styles.trace}>
      <Facts
        items={[
          [words.health.traceAt, sayMoment(found.at, now())],
          [words.health.traceTook, words.check.took(found.milliseconds)],
          [words.health.traceIp, found.address],
          [words.health.traceUrl, <code key="url">{found.url}</code>],
          [words.health.traceRequest, <code key="request">{found.request}</code>],
          [words.health.traceAnswer, <code key="answer">{found.answer}</code>],
        ]}
      />
    </div>
  );
}
