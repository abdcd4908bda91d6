import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Check } from "@console/components/switches";
import { type Input, useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import type { RecordField } from "@shared/forms/record";
import { type ReactNode, useEffect, useState } from "react";
import styles from "./more-fields.module.css";

const key = "POST /customers/:customerId/fields/:key/reveal";
type Purpose = Input<typeof key>["purpose"];
const purposes: readonly Purpose[] = [
  "callCustomer",
  "verifyIdentity",
  "handleRequest",
  "compliance",
];

interface RevealedProps {
  readonly customerId: string;
  readonly field: Pick<RecordField, "key" | "label" | "mayReveal">;
  readonly children: ReactNode;
}

/** A masked answer that can be opened for a purpose, and hides again by itself. */
export function RevealedField({ customerId, field, children }: RevealedProps) {
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useState<{ value: string; seconds: number } | undefined>(undefined);

  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(
      () => setShown(shown.seconds > 1 ? { ...shown, seconds: shown.seconds - 1 } : undefined),
      1000,
    );
    return () => clearTimeout(timer);
  }, [shown]);

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
          input={{ customerId, key: field.key }}
          onClose={() => setAsking(false)}
          onShown={(value, seconds) => {
            setAsking(false);
            setShown({ value, seconds });
          }}
        />
      )}
    </span>
  );
}

interface AskProps {
  readonly input: Omit<Input<typeof key>, "purpose">;
  readonly onClose: () => void;
  readonly onShown: (value: string, seconds: number) => void;
}

function AskPurpose({ input, onClose, onShown }: AskProps) {
  const [purpose, setPurpose] = useState<Purpose>("callCustomer");
  const reveal = useWrite(key, {
    onDone: ({ value, hideAfterSeconds }) => onShown(value, hideAfterSeconds),
  });
  return (
    <Dialog
      title={common.reveal.title}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          busy={reveal.isPending}
          onClick={() => reveal.mutate({ ...input, purpose })}
        >
          {common.reveal.action}
        </Button>
      }
    >
      <p>{common.reveal.text}</p>
      <fieldset>
        <legend className="seen-by-readers-only">{common.reveal.purpose}</legend>
        {purposes.map((one) => (
          <Check
            key={one}
            name="fieldPurpose"
            isOn={purpose === one}
            onChange={() => setPurpose(one)}
            label={common.reveal.purposes[one]}
          />
        ))}
      </fieldset>
    </Dialog>
  );
}
