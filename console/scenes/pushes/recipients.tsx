import { Label } from "@console/components/badges";
import { SelectField } from "@console/components/field";
import { List, More, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { usePaged } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { useState } from "react";
import { recipientTones } from "./campaign.model";
import type { Recipient } from "./campaign.types";
import { words } from "./words";

const states = Object.keys(recipientTones) as Recipient["state"][];

export function Recipients({ campaignId, isMoving }: { campaignId: string; isMoving: boolean }) {
  const [state, setState] = useState<Recipient["state"] | "">("");
  const recipients = usePaged(
    "GET /campaigns/:id/recipients",
    { id: campaignId, limit: 100, ...(state ? { state } : {}) },
    { keep: true, ...(isMoving ? { refetchInterval: 2000 } : {}) },
  );
  return (
    <Card
      title={words.detail.recipients}
      flush
      actions={
        <SelectField
          label={words.detail.recipients}
          hideLabel
          value={state}
          onChange={(event) => setState(event.target.value as Recipient["state"] | "")}
        >
          <option value="">{words.detail.all}</option>
          {states.map((one) => (
            <option key={one} value={one}>
              {words.detail.states[one]}
            </option>
          ))}
        </SelectField>
      }
    >
      {!recipients.items && !recipients.error && <Skeleton rows={4} />}
      {!recipients.items && recipients.error ? (
        <Failed failure={recipients.error} onRetry={() => void recipients.refetch()} />
      ) : null}
      {recipients.items?.length === 0 && <Empty icon="people" title={words.detail.noRecipients} />}
      <List label={words.detail.recipients}>
        {recipients.items?.map((recipient) => (
          <li key={recipient.customerId}>
            <RecipientRow recipient={recipient} />
          </li>
        ))}
      </List>
      <More query={recipients} />
    </Card>
  );
}

function RecipientRow({ recipient }: { recipient: Recipient }) {
  const moment = now();
  const facts = [
    recipient.tierLabel,
    recipient.managerName,
    recipient.channelLabel,
    recipient.reasonLabel,
    recipient.platformCode === undefined
      ? undefined
      : words.detail.platformCode(recipient.platformCode),
  ];
  return (
    <Row
      title={<span>{recipient.name}</span>}
      text={facts.filter(Boolean).join(" · ")}
      end={
        <>
          <Label tone={recipientTones[recipient.state]}>{recipient.stateLabel}</Label>
          <span>
            {recipient.readAt
              ? words.detail.readAt(sayMoment(recipient.readAt, moment))
              : recipient.at && sayMoment(recipient.at, moment)}
          </span>
        </>
      }
    />
  );
}
