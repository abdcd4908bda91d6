import { Page } from "@console/components/page";
import { Segments } from "@console/components/switches";
import { useMay } from "@console/data/me";
import { common } from "@console/shell/words";
import { useState } from "react";
import { ConsentLedgers } from "./consent-ledgers";
import { Requests } from "./requests";
import { RetentionTab } from "./retention-tab";
import { words } from "./words";

const tabs = ["requests", "consents", "retention"] as const;
type Tab = (typeof tabs)[number];

/** What customers may ask about their data, what they agreed to, and how long it is kept. */
export default function DataRightsPage() {
  const mayKeep = useMay("GET /retention");
  const [tab, setTab] = useState<Tab>("requests");
  const shown = tabs.filter((one) => one !== "retention" || mayKeep);
  return (
    <Page
      title={common.scenes.dataRights}
      subtitle={words.text}
      back="/me"
      width="narrow"
      isPersonal
    >
      <Segments
        label={common.scenes.dataRights}
        value={tab}
        options={shown.map((value) => ({ value, label: words.tabs[value] }))}
        onChange={setTab}
      />
      {tab === "requests" && <Requests />}
      {tab === "consents" && <ConsentLedgers />}
      {tab === "retention" && <RetentionTab />}
    </Page>
  );
}
