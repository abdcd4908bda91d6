import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import type { Use } from "@shared/forms/field";
import { UseList } from "./uses-card";
import { words } from "./words";

interface RemoveProps {
  readonly title: string;
  readonly uses: readonly Use[];
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

/** Says where something is used instead of removing it, or asks once before it does. */
export function RemoveDialog({ title, uses, isBusy, onClose, onRemove }: RemoveProps) {
  const isUsed = uses.length > 0;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button kind="danger" busy={isBusy} disabled={isUsed} onClick={onRemove}>
          {words.remove.act}
        </Button>
      }
    >
      <p>{isUsed ? words.remove.refused : words.remove.text}</p>
      {isUsed && <UseList uses={uses} />}
    </Dialog>
  );
}
