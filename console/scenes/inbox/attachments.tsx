import { IconButton } from "@console/components/button";
import { sentenceOf } from "@console/data/failure";
import { useMay } from "@console/data/me";
import { uploadMedia } from "@console/data/media";
import type { Output } from "@console/data/queries";
import { toast } from "@console/data/toasts";
import { AddTask } from "@console/scenes/tasks/add-task";
import { type ChangeEvent, useRef, useState } from "react";
import { isSendablePicture } from "./composer.model";
import styles from "./composer.module.css";
import { say } from "./outbox";
import { sizeOfPicture } from "./picture-size";
import { SendBooking } from "./send-booking";
import { SendEvent } from "./send-event";
import { words } from "./words";

type Sheet = "booking" | "event" | "task";

/** What can be sent besides words, and what the talk may lead to. */
export function Attachments({ item }: { item: Output<"GET /conversations/:id"> }) {
  const [sheet, setSheet] = useState<Sheet | undefined>(undefined);
  const [isOpen, setOpen] = useState(false);
  const mayOffer = useMay("POST /customers/:customerId/booking-offers");
  const mayInvite = useMay("GET /events");
  const mayTask = useMay("POST /tasks");
  const show = (next: Sheet) => () => {
    setOpen(false);
    setSheet(next);
  };
  const close = () => setSheet(undefined);

  return (
    <div className={styles.attachments}>
      <span className={styles.plus}>
        <IconButton
          icon={isOpen ? "close" : "plus"}
          label={words.writing.more}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
      </span>
      <div className={styles.tools} data-open={isOpen || undefined}>
        <PictureButton conversationId={item.id} customerId={item.customerId} />
        {mayOffer && (
          <IconButton icon="bookings" label={words.writing.booking} onClick={show("booking")} />
        )}
        {mayInvite && (
          <IconButton icon="events" label={words.writing.event} onClick={show("event")} />
        )}
        {mayTask && <IconButton icon="task" label={words.writing.task} onClick={show("task")} />}
      </div>
      {sheet === "booking" && <SendBooking customerId={item.customerId} onClose={close} />}
      {sheet === "event" && <SendEvent conversationId={item.id} onClose={close} />}
      {sheet === "task" && <AddTask customerId={item.customerId} onClose={close} />}
    </div>
  );
}

interface PictureButtonProps {
  readonly conversationId: string;
  readonly customerId: string;
}

function PictureButton({ conversationId, customerId }: PictureButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file) return;
    if (!isSendablePicture(file)) return toast(words.writing.wrongPicture, "danger");
    setBusy(true);
    try {
      const stored = await uploadMedia(file, customerId);
      const size = stored.width && stored.height ? stored : await sizeOfPicture(file);
      say(conversationId, {
        kind: "image",
        mediaId: stored.id,
        width: size.width ?? 1,
        height: size.height ?? 1,
      });
    } catch (failure) {
      toast(sentenceOf(failure), "danger");
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <IconButton
        icon="image"
        label={isBusy ? words.writing.uploading : words.writing.image}
        disabled={isBusy}
        aria-busy={isBusy || undefined}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp"
        aria-label={words.writing.image}
        onChange={(event) => void choose(event)}
      />
    </>
  );
}
