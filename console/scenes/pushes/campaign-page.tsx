import { Label } from "@console/components/badges";
import { Facts } from "@console/components/facts";
import { Card, Page } from "@console/components/page";
import { PhonePreview } from "@console/components/phone-preview";
import { Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { queryClient, useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { clockOf } from "@console/format/time";
import { common } from "@console/shell/words";
import { useEffect } from "react";
import { hasRecipients, isMoving, stateTones } from "./campaign.model";
import type { Campaign } from "./campaign.types";
import { CampaignActions } from "./campaign-actions";
import { fillExample } from "./draft.model";
import { ProgressCard } from "./progress-card";
import styles from "./pushes.module.css";
import { Recipients } from "./recipients";
import { words } from "./words";

/** One push: what it says, how far it is, what became of everybody; stoppable at any moment. */
export function CampaignPage({ id }: { id: string }) {
  const campaign = useRead("GET /campaigns/:id", { id }, { refetchInterval: 15_000 });
  const state = campaign.data?.state;
  return (
    <Page
      title={campaign.data?.title ?? common.scenes.pushes}
      back="/pushes"
      subtitle={state && <Label tone={stateTones[state]}>{words.states[state]}</Label>}
      actions={campaign.data && <CampaignActions campaign={campaign.data} />}
      isPersonal
    >
      <Loaded query={campaign} skeleton={<Skeleton kind="page" rows={3} />}>
        {(data) => (
          <div className={styles.columns}>
            <div className={styles.main}>
              {hasRecipients(data.state) || isMoving(data.state) ? (
                <LiveProgress campaign={data} />
              ) : null}
              <About campaign={data} />
              {hasRecipients(data.state) && (
                <Recipients campaignId={id} isMoving={isMoving(data.state)} />
              )}
            </div>
            <Preview campaign={data} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function LiveProgress({ campaign }: { campaign: Campaign }) {
  const { id, state } = campaign;
  const progress = useRead(
    "GET /campaigns/:id/progress",
    { id },
    isMoving(state) ? { refetchInterval: 1000, staleTime: 0 } : {},
  );
  const reported = progress.data?.state;
  useEffect(() => {
    if (!reported || reported === state) return;
    // The last results came in with the end: the list asks once more before it stops asking.
    for (const stale of ["GET /campaigns/:id", "GET /campaigns/:id/recipients"])
      void queryClient.invalidateQueries({ queryKey: [stale] });
  }, [reported, state]);
  const shown = progress.data ?? campaign.progress;
  return shown ? <ProgressCard progress={shown} /> : null;
}

function About({ campaign }: { campaign: Campaign }) {
  const { approval, startsAt } = campaign;
  return (
    <Card>
      <Facts
        items={[
          [words.detail.audience, campaign.audienceSentence],
          [
            words.detail.channels,
            campaign.channels.map((one) => words.when.channelNames[one]).join("、"),
          ],
          [words.detail.startsAt, startsAt && sayMoment(startsAt, now())],
          [words.detail.author, campaign.author.name],
          [words.detail.approvedBy, approval?.byName],
          [words.detail.rejection, approval?.rejection],
          [words.detail.stopReason, campaign.stopReason],
        ]}
      />
    </Card>
  );
}

function Preview({ campaign }: { campaign: Campaign }) {
  const templates = useRead("GET /campaign-templates", {}, { staleTime: 300_000 });
  const template = templates.data?.items.find((one) => one.key === campaign.content.templateKey);
  return (
    <aside className={styles.aside}>
      <PhonePreview
        label={words.previewLabel}
        sender={words.sender}
        time={clockOf(campaign.startsAt ?? now())}
        bubble={{
          headline: fillExample(campaign.content.headline, template),
          body: fillExample(campaign.content.body, template),
        }}
        open={words.openMini}
      />
    </aside>
  );
}
