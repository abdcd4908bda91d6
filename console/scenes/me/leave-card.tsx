import { Button } from "@console/components/button";
import { Card } from "@console/components/page";
import { words } from "@console/scenes/organisation/words";
import { CoverDialog } from "@console/scenes/staff/cover-dialog";
import { CoverList } from "@console/scenes/staff/cover-list";
import { useState } from "react";

/** One's own leaves with who stands in, and those one stands in for. */
export function LeaveCard() {
  const [isLeaving, setLeaving] = useState(false);
  return (
    <Card
      title={words.cover.title}
      actions={
        <Button size="small" icon="plus" onClick={() => setLeaving(true)}>
          {words.person.leave}
        </Button>
      }
    >
      <CoverList />
      {isLeaving && <CoverDialog onClose={() => setLeaving(false)} />}
    </Card>
  );
}
