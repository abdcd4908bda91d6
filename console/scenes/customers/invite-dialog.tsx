import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Failed, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { useEffect } from "react";
import styles from "./customers.module.css";
import { words } from "./words";

const quietFor = ["request.tooMany", "request.unavailable", "network.unreachable"];

/** A mini-program code that only this customer can bind with, for a day and once. */
export function InviteDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const invite = useWrite("POST /customers/:id/invites", { quietFor });
  const { mutate } = invite;
  useEffect(() => mutate({ id: customerId }), [mutate, customerId]);

  return (
    <Dialog
      title={words.invitation.title}
      onClose={onClose}
      actions={
        <Button icon="refresh" busy={invite.isPending} onClick={() => mutate({ id: customerId })}>
          {words.invitation.again}
        </Button>
      }
    >
      <p>{words.invitation.text}</p>
      {invite.data && (
        <div className={styles.code}>
          <img src={invite.data.imageDataUrl} alt={words.invitation.alt} width={220} height={220} />
          <small>{words.invitation.until(sayMoment(invite.data.expiresAt, now()))}</small>
        </div>
      )}
      {!invite.data && invite.error && <Failed failure={invite.error} />}
      {!invite.data && !invite.error && <Skeleton kind="page" rows={1} />}
    </Dialog>
  );
}
