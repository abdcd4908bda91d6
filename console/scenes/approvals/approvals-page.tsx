import { Page } from "@console/components/page";
import { Segments } from "@console/components/switches";
import { useRead } from "@console/data/queries";
import { common } from "@console/shell/words";
import { type ApprovalBox, approvalBoxes } from "@shared/approvals/approval";
import { useState } from "react";
import { Route, useLocation } from "wouter";
import { ApprovalDialog } from "./approval-dialog";
import { ApprovalList } from "./approval-list";
import { words } from "./words";

/** What waits for me, what I asked for, and what became of it. */
export default function ApprovalsPage() {
  const [box, setBox] = useState<ApprovalBox>("waiting");
  const [, go] = useLocation();
  const waiting = useRead("GET /approvals", { box: "waiting", limit: 1 });
  const count = waiting.data?.waiting ?? 0;
  return (
    <Page title={common.scenes.approvals} width="narrow" isPersonal>
      <Segments
        label={common.scenes.approvals}
        value={box}
        onChange={setBox}
        options={approvalBoxes.map((value) => ({
          value,
          label: words.boxes[value],
          ...(value === "waiting" && count > 0 ? { count } : {}),
        }))}
      />
      <ApprovalList box={box} />
      <Route path="/approvals/:id">
        {({ id }) => <ApprovalDialog key={id} id={id} onClose={() => go("/approvals")} />}
      </Route>
    </Page>
  );
}
