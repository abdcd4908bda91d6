import { Button, IconButton } from "@console/components/button";
import { AreaField, TextField } from "@console/components/field";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { useRead, useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import { type FormEvent, useState } from "react";
import styles from "./me.module.css";
import { words } from "./words";

export function QuickReplies() {
  const replies = useRead("GET /quick-replies", {});
  const remove = useWrite("DELETE /quick-replies/:id", {
    refresh: ["GET /quick-replies"],
    done: words.replyRemoved,
  });
  return (
    <Card title={words.replies} flush>
      <p className={styles.note}>{words.repliesHint}</p>
      <Loaded query={replies}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.note}>{words.noReplies}</p>
          ) : (
            <List label={words.replies}>
              {items.map((reply) => (
                <li key={reply.id}>
                  <Row
                    title={<span>{reply.title}</span>}
                    text={reply.text}
                    end={
                      <IconButton
                        icon="trash"
                        label={`${common.verbs.remove} ${reply.title}`}
                        onClick={() => remove.mutate({ id: reply.id })}
                      />
                    }
                  />
                </li>
              ))}
            </List>
          )
        }
      </Loaded>
      <AddReply />
    </Card>
  );
}

function AddReply() {
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const add = useWrite("POST /quick-replies", {
    refresh: ["GET /quick-replies"],
    done: words.replyAdded,
    onDone: () => {
      setTitle("");
      setText("");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ title: title.trim(), text: text.trim() });
  };
  return (
    <form className={styles.add} onSubmit={submit}>
      <TextField
        label={words.replyTitle}
        value={title}
        maxLength={20}
        onChange={(event) => setTitle(event.target.value)}
      />
      <AreaField
        label={words.replyText}
        value={text}
        maxLength={1000}
        rows={3}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        type="submit"
        icon="plus"
        busy={add.isPending}
        disabled={!title.trim() || !text.trim()}
      >
        {words.replyAdd}
      </Button>
    </form>
  );
}
