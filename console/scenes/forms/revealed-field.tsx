import { AskPurpose, useShown } from "@console/components/reveal";
import { useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import type { RecordField } from "@shared/forms/record";
import { type ReactNode, useState } from "react";
import styles from "./more-fields.module.css";

interface RevealedProps {
  readonly customerId: string;
  readonly field: Pick<RecordField, "key" | "label" | "mayReveal">;
  readonly children: ReactNode;
}

/** A masked answer that can be opened for a purpose, and hides again by itself. */
export function RevealedField({ customerId, field, children }: RevealedProps) {
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useShown();
  const reveal = useWrite("POST /customers/:customerId/fields/:key/reveal", {
    onDone: ({ value, hideAfterSeconds }) => {
      setAsking(false);
      setShown({ value, seconds: hideAfterSeconds });
    },
  });

  return (
    <span>
      {shown?.value ?? children}
      {field.mayReveal && (
        <button
          type="button"
          className={styles.reveal}
          onClick={() => (shown ? setShown(undefined) : setAsking(true))}
          aria-label={`${shown ? common.reveal.hide : common.reveal.action} ${field.label}`}
        >
          {shown ? `${common.reveal.hide} ${shown.seconds}` : common.reveal.action}
        </button>
      )}
      {isAsking && (
        <AskPurpose
          isBusy={reveal.isPending}
          onClose={() => setAsking(false)}
          onReveal={(purpose) => reveal.mutate({ customerId, key: field.key, purpose })}
        />
      )}
    </span>
  );
}
