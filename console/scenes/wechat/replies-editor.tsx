import { Button } from "@console/components/button";
import { Card } from "@console/components/page";
import { Check } from "@console/components/switches";
import { toast } from "@console/data/toasts";
import type { ReplyDesk } from "@shared/wechat-desk/contracts";
import type { Reply, ReplyRules } from "@shared/wechat-desk/replies";
import { replyCauses } from "@shared/wechat-desk/reply-rules";
import { useState } from "react";
import { blankReply, isComplete } from "./replies.model";
import { RepliesHistory } from "./replies-history";
import { ReplyFields } from "./reply-fields";
import { KeyList, KeywordList } from "./reply-lists";
import { useDeskWrite } from "./use-desk-write";
import styles from "./wechat.module.css";
import { words } from "./words";

export function RepliesEditor({ desk }: { desk: ReplyDesk }) {
  const [edited, setEdited] = useState<ReplyRules | undefined>(undefined);
  const [isChecked, setChecked] = useState(false);
  const rules = edited ?? desk.rules;
  const change = (next: Partial<ReplyRules>) => setEdited({ ...rules, ...next });
  const save = useDeskWrite("PUT /wechat-replies", {
    refresh: ["GET /wechat-replies"],
    done: words.replies.saved,
    onDone: () => {
      setEdited(undefined);
      setChecked(false);
    },
  });
  const submit = () => {
    setChecked(true);
    if (!isComplete(rules)) return toast(words.replies.problem, "danger");
    save.mutate({ version: desk.version, rules });
  };
  return (
    <>
      <Card>
        <Check
          isOn={rules.isOn}
          label={words.replies.on}
          hint={words.replies.onHint}
          onChange={(isOn) => change({ isOn })}
        />
        <Answered desk={desk} />
      </Card>
      <Optional
        title={words.replies.follow}
        reply={rules.follow}
        isChecked={isChecked}
        onChange={(follow) => setEdited(withReply(rules, "follow", follow))}
      />
      <KeywordList rules={rules} isChecked={isChecked} onChange={change} />
      <KeyList rules={rules} isChecked={isChecked} onChange={change} />
      <Optional
        title={words.replies.fallback}
        hint={words.replies.fallbackHint}
        reply={rules.fallback}
        isChecked={isChecked}
        onChange={(fallback) => setEdited(withReply(rules, "fallback", fallback))}
      />
      <div className={styles.saveBar}>
        <p className={styles.quiet}>{edited && words.menu.unsaved}</p>
        <Button kind="primary" busy={save.isPending} disabled={!edited} onClick={submit}>
          {words.replies.save}
        </Button>
      </div>
      <RepliesHistory desk={desk} onLoad={setEdited} />
    </>
  );
}

function withReply(
  rules: ReplyRules,
  name: "follow" | "fallback",
  reply: Reply | undefined,
): ReplyRules {
  const { [name]: _, ...rest } = rules;
  return reply ? { ...rest, [name]: reply } : rest;
}

function Answered({ desk }: { desk: ReplyDesk }) {
  return (
    <>
      <p className={styles.quiet}>{words.replies.answered}</p>
      <dl className={styles.figures}>
        {replyCauses.map((cause) => (
          <div key={cause}>
            <dt>{words.replies.causes[cause]}</dt>
            <dd>{desk.answered[cause]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface OptionalProps {
  readonly title: string;
  readonly hint?: string;
  readonly reply: Reply | undefined;
  readonly isChecked: boolean;
  readonly onChange: (reply: Reply | undefined) => void;
}

function Optional({ title, hint, reply, isChecked, onChange }: OptionalProps) {
  return (
    <Card title={title}>
      {hint && <p className={styles.quiet}>{hint}</p>}
      <Check
        isOn={reply !== undefined}
        label={words.replies.isSet}
        onChange={(isOn) => onChange(isOn ? blankReply : undefined)}
      />
      {reply && <ReplyFields reply={reply} isChecked={isChecked} onChange={onChange} />}
    </Card>
  );
}
