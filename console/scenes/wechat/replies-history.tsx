import { Button } from "@console/components/button";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { call } from "@console/data/call";
import { now } from "@console/data/clock";
import { sentenceOf } from "@console/data/failure";
import { toast } from "@console/data/toasts";
import { sayMoment } from "@console/format/say-time";
import type { ReplyDesk } from "@shared/wechat-desk/contracts";
import type { ReplyRules } from "@shared/wechat-desk/replies";
import { words } from "./words";

interface RepliesHistoryProps {
  readonly desk: ReplyDesk;
  readonly onLoad: (rules: ReplyRules) => void;
}

/** The rules as they were, each to be taken up again. */
export function RepliesHistory({ desk, onLoad }: RepliesHistoryProps) {
  if (desk.history.length === 0) return null;
  const load = async (version: number) => {
    try {
      onLoad((await call("GET /wechat-replies/versions/:version", { version })).rules);
      toast(words.replies.loaded(version));
    } catch (failure) {
      toast(sentenceOf(failure), "danger");
    }
  };
  return (
    <Card title={words.replies.history} flush>
      <List label={words.replies.history}>
        {desk.history.map(({ version, at, by }) => (
          <li key={version}>
            <Row
              title={<span>{words.replies.version(version)}</span>}
              text={words.savedBy(by, sayMoment(at, now()))}
              end={
                version !== desk.version && (
                  <Button size="small" onClick={() => void load(version)}>
                    {words.replies.load}
                  </Button>
                )
              }
            />
          </li>
        ))}
      </List>
    </Card>
  );
}
