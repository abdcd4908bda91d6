import { Label } from "@console/components/badges";
import { LinkButton } from "@console/components/button";
import { SelectField } from "@console/components/field";
import { List, More, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { usePaged } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { common } from "@console/shell/words";
import { useState } from "react";
import { stateTones } from "./campaign.model";
import type { Campaign, CampaignState } from "./campaign.types";
import styles from "./pushes.module.css";
import { words } from "./words";

const states = Object.keys(stateTones) as CampaignState[];

export function CampaignList() {
  const [state, setState] = useState<CampaignState | "">("");
  const campaigns = usePaged(
    "GET /campaigns",
    { limit: 50, ...(state ? { state } : {}) },
    { keep: true, refetchInterval: 15_000 },
  );
  const mayCreate = useMay("POST /campaigns");
  return (
    <Page
      title={common.scenes.pushes}
      actions={
        mayCreate && (
          <LinkButton kind="primary" icon="plus" href="/pushes/new">
            {words.create}
          </LinkButton>
        )
      }
    >
      <SelectField
        className={styles.filter}
        label={words.allStates}
        hideLabel
        value={state}
        onChange={(event) => setState(event.target.value as CampaignState | "")}
      >
        <option value="">{words.allStates}</option>
        {states.map((one) => (
          <option key={one} value={one}>
            {words.states[one]}
          </option>
        ))}
      </SelectField>
      <Card flush>
        {!campaigns.items && !campaigns.error && <Skeleton rows={5} />}
        {!campaigns.items && campaigns.error ? (
          <Failed failure={campaigns.error} onRetry={() => void campaigns.refetch()} />
        ) : null}
        {campaigns.items?.length === 0 && (
          <Empty icon="pushes" title={words.none} text={words.noneText} />
        )}
        <List label={common.scenes.pushes}>
          {campaigns.items?.map((campaign) => (
            <li key={campaign.id}>
              <CampaignRow campaign={campaign} />
            </li>
          ))}
        </List>
        <More query={campaigns} />
      </Card>
    </Page>
  );
}

function CampaignRow({ campaign }: { campaign: Campaign }) {
  const { progress, startsAt, state } = campaign;
  const moment = now();
  return (
    <Row
      href={`/pushes/${campaign.id}`}
      title={<span>{campaign.title}</span>}
      text={campaign.audienceSentence}
      end={
        <>
          <Label tone={stateTones[state]}>{words.states[state]}</Label>
          <span>
            {progress && progress.planned > 0
              ? words.reached(progress.sent, progress.planned)
              : startsAt && state !== "draft"
                ? words.startsAt(sayMoment(startsAt, moment))
                : words.by(campaign.author.name)}
          </span>
        </>
      }
    />
  );
}
