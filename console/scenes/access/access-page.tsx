import { Button } from "@console/components/button";
import { Page } from "@console/components/page";
import { Segments } from "@console/components/switches";
import { useMay } from "@console/data/me";
import { common } from "@console/shell/words";
import { useState } from "react";
import { Route, useLocation } from "wouter";
import { AccessList } from "./access-list";
import { AskAccess } from "./ask-access";
import { ReviewDialog } from "./review-dialog";
import { ReviewList } from "./review-list";
import { words } from "./words";

type Tab = "mine" | "due" | "done";

/** Access beyond one's scope: what one asked for and holds, and for compliance what to judge. */
export default function AccessPage() {
  const mayAsk = useMay("POST /access-requests");
  const mayReview = useMay("GET /access-reviews");
  const [tab, setTab] = useState<Tab>(mayReview ? "due" : "mine");
  const [, go] = useLocation();
  const tabs: readonly Tab[] = mayReview ? ["due", "done", "mine"] : ["mine"];
  const close = () => go("/access");
  return (
    <Page
      title={common.scenes.access}
      width="narrow"
      isPersonal
      actions={
        mayAsk && (
          <Button kind="primary" icon="lock" onClick={() => go("/access/new")}>
            {words.ask}
          </Button>
        )
      }
    >
      {tabs.length > 1 && (
        <Segments
          label={common.scenes.access}
          value={tab}
          onChange={setTab}
          options={tabs.map((value) => ({ value, label: words.tabs[value] }))}
        />
      )}
      {tab === "mine" ? <AccessList /> : <ReviewList box={tab} />}
      <Route path="/access/new">{() => <AskAccess onClose={close} />}</Route>
      <Route path="/access/reviews/:id">
        {({ id }) => <ReviewDialog id={id} onClose={close} />}
      </Route>
    </Page>
  );
}
