import { AreaField, TextField } from "@console/components/field";
import { Check } from "@console/components/switches";
import type { Reply } from "@shared/wechat-desk/replies";
import styles from "./wechat.module.css";
import { words } from "./words";

interface ReplyFieldsProps {
  readonly reply: Reply;
  readonly isChecked: boolean;
  readonly onChange: (reply: Reply) => void;
}

const pagePattern = /^[\w-]+(\/[\w-]+)+(\?\S*)?$/;

/** The text of an answer, and the line under it that leads into the mini-program. */
export function ReplyFields({ reply, isChecked, onChange }: ReplyFieldsProps) {
  const { text, link } = reply;
  const required = isChecked && words.replies.required;
  return (
    <div className={styles.form}>
      <AreaField
        label={words.replies.text}
        value={text}
        maxLength={600}
        rows={3}
        hint={words.replies.textHint(text.length)}
        problem={!text.trim() && required ? required : undefined}
        onChange={(event) => onChange({ ...reply, text: event.target.value })}
      />
      <Check
        isOn={link !== undefined}
        label={words.replies.withLink}
        onChange={(isOn) => onChange(isOn ? { text, link: { label: "", path: "" } } : { text })}
      />
      {link && (
        <div className={styles.pair}>
          <TextField
            label={words.replies.label}
            value={link.label}
            maxLength={16}
            problem={!link.label.trim() && required ? required : undefined}
            onChange={(event) => onChange({ text, link: { ...link, label: event.target.value } })}
          />
          <TextField
            label={words.replies.path}
            value={link.path}
            maxLength={120}
            placeholder="pages/home/index"
            problem={
              isChecked && !pagePattern.test(link.path) ? words.menu.problems.notAPage : undefined
            }
            onChange={(event) => onChange({ text, link: { ...link, path: event.target.value } })}
          />
        </div>
      )}
    </div>
  );
}
