import { Button } from "@console/components/button";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { call } from "@console/data/call";
import { now } from "@console/data/clock";
import { sentenceOf } from "@console/data/failure";
import { toast } from "@console/data/toasts";
import { sayMoment } from "@console/format/say-time";
import type { MenuDesk } from "@shared/wechat-desk/contracts";
import type { MenuSet } from "@shared/wechat-desk/menu";
import { words } from "./words";

interface MenuHistoryProps {
  readonly desk: MenuDesk;
  readonly onLoad: (sets: MenuSet[]) => void;
}

/** What was published before, each to be drafted again. */
export function MenuHistory({ desk, onLoad }: MenuHistoryProps) {
  if (desk.history.length === 0) return null;
  const load = async (no: number) => {
    try {
      onLoad((await call("GET /wechat-menu/versions/:no", { no })).sets);
      toast(words.menu.loaded(no));
    } catch (failure) {
      toast(sentenceOf(failure), "danger");
    }
  };
  return (
    <Card title={words.menu.history} flush>
      <List label={words.menu.history}>
        {desk.history.map(({ no, at, by }) => (
          <li key={no}>
            <Row
              title={<span>{words.menu.publishedAs(no, by, sayMoment(at, now()))}</span>}
              end={
                <Button size="small" onClick={() => void load(no)}>
                  {words.menu.load}
                </Button>
              }
            />
          </li>
        ))}
      </List>
    </Card>
  );
}
