import { Button } from "@console/components/button";
import { Page } from "@console/components/page";
import { Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead, useWrite } from "@console/data/queries";
import { addDays, dayOf, instantOf } from "@console/format/time";
import { useState } from "react";
import { useLocation } from "wouter";
import type { Campaign } from "./campaign.types";
import { type CampaignDraft, draftFrom, emptyDraft, inputOf } from "./draft.model";
import { Wizard } from "./wizard";
import { words } from "./words";

const refresh = ["GET /campaigns", "GET /campaigns/:id"] as const;
const tomorrowAtTen = () => instantOf(addDays(dayOf(now()), 1), "10:00");

export function CreateCampaign() {
  const [first] = useState(() => emptyDraft(tomorrowAtTen()));
  return <WizardPage first={first} saved={undefined} />;
}

export function EditCampaign({ id }: { id: string }) {
  const campaign = useRead("GET /campaigns/:id", { id });
  return (
    <Loaded query={campaign} skeleton={<Skeleton kind="page" rows={4} />}>
      {(data) => <WizardPage first={draftFrom(data, tomorrowAtTen())} saved={data} />}
    </Loaded>
  );
}

interface WizardPageProps {
  readonly first: CampaignDraft;
  readonly saved: Campaign | undefined;
}

/** The wizard with its draft; every step can be kept on the server before it is finished. */
function WizardPage({ first, saved }: WizardPageProps) {
  const [draft, setDraft] = useState(first);
  const [kept, setKept] = useState(saved);
  const [, go] = useLocation();
  const create = useWrite("POST /campaigns", { refresh, onDone: setKept });
  const update = useWrite("PATCH /campaigns/:id", { refresh, onDone: setKept });
  const isSaving = create.isPending || update.isPending;

  const save = async (): Promise<Campaign> => {
    const input = inputOf(draft);
    if (!kept) return create.mutateAsync(input);
    const cleared = { offer: input.offer ?? null, expiresAt: input.expiresAt ?? null };
    return update.mutateAsync({ ...input, ...cleared, id: kept.id, version: kept.version });
  };
  const canSave =
    draft.title.trim() !== "" &&
    draft.headline.trim() !== "" &&
    draft.body.trim() !== "" &&
    draft.channels.length > 0;

  return (
    <Page
      title={draft.title.trim() || words.create}
      back={kept ? `/pushes/${kept.id}` : "/pushes"}
      actions={
        <Button
          busy={isSaving}
          disabled={!canSave}
          onClick={() => {
            save().then(
              (campaign) => go(`/pushes/${campaign.id}`),
              () => undefined,
            );
          }}
        >
          {words.save}
        </Button>
      }
      isPersonal
    >
      <Wizard
        draft={draft}
        onChange={setDraft}
        save={save}
        onScheduled={(id) => go(`/pushes/${id}`)}
      />
    </Page>
  );
}
