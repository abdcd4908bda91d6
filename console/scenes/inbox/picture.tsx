import { Dialog } from "@console/components/dialog";
import { Icon } from "@console/components/icon";
import { mediaUrl } from "@console/data/media";
import { useState } from "react";
import styles from "./message.module.css";
import { words } from "./words";

interface PictureProps {
  readonly mediaId: string;
  readonly width: number;
  readonly height: number;
}

const widest = 240;
const tallest = 300;

/** Takes its room before it has loaded, so that the talk does not jump. */
export function Picture({ mediaId, width, height }: PictureProps) {
  const [isOpen, setOpen] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const scale = Math.min(1, widest / width, tallest / height);
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  if (hasFailed)
    return (
      <span className={styles.file}>
        <Icon name="image" />
        {words.pictureGone}
      </span>
    );
  return (
    <>
      <button
        type="button"
        className={styles.picture}
        onClick={() => setOpen(true)}
        aria-label={words.openPicture}
      >
        <img
          src={mediaUrl(mediaId)}
          alt={words.picture}
          {...size}
          onError={() => setFailed(true)}
        />
      </button>
      {isOpen && (
        <Dialog title={words.picture} onClose={() => setOpen(false)} wide>
          <img className={styles.large} src={mediaUrl(mediaId)} alt={words.picture} />
        </Dialog>
      )}
    </>
  );
}
