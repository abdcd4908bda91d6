import { Empty } from "@console/components/states";
import { Watermark } from "@console/components/watermark";
import { common } from "@console/shell/words";
import { useEffect } from "react";
import { useLocation, useRoute } from "wouter";
import { BriefPane } from "./brief-pane";
import { ConversationPane } from "./conversation-pane";
import styles from "./inbox.module.css";
import { Queue } from "./queue";
import { words } from "./words";

/** Queue, talk and brief: three panes on a desk, one after the other on a phone. */
export default function InboxPage() {
  const [isOpen, params] = useRoute("/inbox/:id");
  const [, go] = useLocation();
  const id = isOpen ? params.id : undefined;
  useEffect(() => {
    document.title = `${common.scenes.inbox} · ${common.product}`;
  }, []);

  return (
    <div className={styles.panes} data-open={id ? true : undefined}>
      <Queue currentId={id} onOpen={(next) => go(`/inbox/${next}`)} />
      {id ? (
        <>
          <ConversationPane key={id} id={id} />
          <BriefPane conversationId={id} />
        </>
      ) : (
        <div className={styles.choose}>
          <Empty icon="inbox" title={words.choose} text={words.chooseText} />
        </div>
      )}
      <Watermark />
    </div>
  );
}
