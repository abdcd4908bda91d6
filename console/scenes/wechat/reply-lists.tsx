import { Button, IconButton } from "@console/components/button";
import { TextField } from "@console/components/field";
import { Card } from "@console/components/page";
import { Segments } from "@console/components/switches";
import type { KeywordRule, ReplyRules } from "@shared/wechat-desk/replies";
import { useState } from "react";
import { blankReply, wordsIn } from "./replies.model";
import { ReplyFields } from "./reply-fields";
import styles from "./wechat.module.css";
import { words } from "./words";

interface ListProps {
  readonly rules: ReplyRules;
  readonly isChecked: boolean;
  readonly onChange: (change: Partial<ReplyRules>) => void;
}

const replaced = <Item,>(items: readonly Item[], at: number, next: Item): Item[] =>
  items.map((item, index) => (index === at ? next : item));
const without = <Item,>(items: readonly Item[], at: number): Item[] =>
  items.filter((_, index) => index !== at);

export function KeywordList({ rules: { keywords }, isChecked, onChange }: ListProps) {
  const add = () =>
    onChange({ keywords: [...keywords, { words: [], match: "contains", reply: blankReply }] });
  return (
    <Card
      title={words.replies.keywords}
      actions={
        <Button size="small" icon="plus" onClick={add}>
          {words.replies.addKeyword}
        </Button>
      }
    >
      <p className={styles.quiet}>{words.replies.keywordsHint}</p>
      {keywords.length === 0 && <p className={styles.quiet}>{words.replies.none}</p>}
      {keywords.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place.
        <div key={at} className={styles.rule}>
          <KeywordFields
            rule={rule}
            isChecked={isChecked}
            onChange={(next) => onChange({ keywords: replaced(keywords, at, next) })}
            onRemove={() => onChange({ keywords: without(keywords, at) })}
          />
        </div>
      ))}
    </Card>
  );
}

interface KeywordFieldsProps {
  readonly rule: KeywordRule;
  readonly isChecked: boolean;
  readonly onChange: (rule: KeywordRule) => void;
  readonly onRemove: () => void;
}

function KeywordFields({ rule, isChecked, onChange, onRemove }: KeywordFieldsProps) {
  const [draft, setDraft] = useState("");
  // What is typed stays as it is typed, as long as it means the same words.
  const isSame = wordsIn(draft).join(" ") === rule.words.join(" ");
  const typed = isSame ? draft : rule.words.join(" ");
  return (
    <>
      <div className={styles.ruleHead}>
        <TextField
          label={words.replies.words}
          hint={words.replies.wordsHint}
          value={typed}
          problem={isChecked && rule.words.length === 0 ? words.replies.required : undefined}
          onChange={(event) => {
            setDraft(event.target.value);
            onChange({ ...rule, words: wordsIn(event.target.value) });
          }}
        />
        <Segments
          label={words.replies.match}
          value={rule.match}
          onChange={(match) => onChange({ ...rule, match })}
          options={[
            { value: "contains", label: words.replies.matches.contains },
            { value: "equals", label: words.replies.matches.equals },
          ]}
        />
        <IconButton icon="trash" label={words.replies.remove} onClick={onRemove} />
      </div>
      <ReplyFields
        reply={rule.reply}
        isChecked={isChecked}
        onChange={(reply) => onChange({ ...rule, reply })}
      />
    </>
  );
}

export function KeyList({ rules: { keys }, isChecked, onChange }: ListProps) {
  const add = () => onChange({ keys: [...keys, { key: "", reply: blankReply }] });
  return (
    <Card
      title={words.replies.keys}
      actions={
        <Button size="small" icon="plus" onClick={add}>
          {words.replies.addKey}
        </Button>
      }
    >
      <p className={styles.quiet}>{words.replies.keysHint}</p>
      {keys.length === 0 && <p className={styles.quiet}>{words.replies.none}</p>}
      {keys.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place.
        <div key={at} className={styles.rule}>
          <div className={styles.ruleHead}>
            <TextField
              label={words.replies.key}
              value={rule.key}
              maxLength={128}
              problem={isChecked && !rule.key.trim() ? words.replies.required : undefined}
              onChange={(event) =>
                onChange({ keys: replaced(keys, at, { ...rule, key: event.target.value }) })
              }
            />
            <IconButton
              icon="trash"
              label={words.replies.remove}
              onClick={() => onChange({ keys: without(keys, at) })}
            />
          </div>
          <ReplyFields
            reply={rule.reply}
            isChecked={isChecked}
            onChange={(reply) => onChange({ keys: replaced(keys, at, { ...rule, reply }) })}
          />
        </div>
      ))}
    </Card>
  );
}
