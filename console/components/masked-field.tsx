import { useMay } from "@console/data/me";
import { useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import type { EndpointBy } from "@shared/core/client";
import type { InputOf } from "@shared/core/endpoint";
import { useEffect, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import styles from "./masked-field.module.css";
import { Check } from "./switches";

type Reveal = InputOf<EndpointBy<"POST /customers/:id/reveal">>;

interface MaskedFieldProps {
  readonly customerId: string;
  readonly field: Reveal["field"];
  readonly masked: string;
  readonly label: string;
}

interface Shown {
  readonly value: string;
  readonly seconds: number;
}

/** Masked by default; shown in full for a purpose, audited, and hidden again by itself. */
export function MaskedField({ customerId, field, masked, label }: MaskedFieldProps) {
  const may = useMay("POST /customers/:id/reveal");
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useState<Shown | undefined>(undefined);

  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(
      () => setShown(shown.seconds > 1 ? { ...shown, seconds: shown.seconds - 1 } : undefined),
      1000,
    );
    return () => clearTimeout(timer);
  }, [shown]);

  return (
    <span className={styles.masked}>
      <span className={shown ? styles.clear : undefined}>{shown?.value ?? masked}</span>
      {may && !shown && masked && (
        <button
          type="button"
          className={styles.action}
          onClick={() => setAsking(true)}
          aria-label={`${common.reveal.action} ${label}`}
        >
          {common.reveal.action}
        </button>
      )}
      {shown && (
        <button
          type="button"
          className={styles.action}
          onClick={() => setShown(undefined)}
          title={common.reveal.hidesIn(shown.seconds)}
        >
          {common.reveal.hide} {shown.seconds}
        </button>
      )}
      {isAsking && (
        <AskPurpose
          input={{ id: customerId, field }}
          onClose={() => setAsking(false)}
          onShown={(next) => {
            setAsking(false);
            setShown(next);
          }}
        />
      )}
    </span>
  );
}

interface AskPurposeProps {
  readonly input: Omit<Reveal, "purpose">;
  readonly onClose: () => void;
  readonly onShown: (shown: Shown) => void;
}

const purposes: readonly Reveal["purpose"][] = [
  "callCustomer",
  "verifyIdentity",
  "handleRequest",
  "compliance",
];

function AskPurpose({ input, onClose, onShown }: AskPurposeProps) {
  const [purpose, setPurpose] = useState<Reveal["purpose"]>("callCustomer");
  const reveal = useWrite("POST /customers/:id/reveal", {
    onDone: ({ value, hideAfterSeconds }) => onShown({ value, seconds: hideAfterSeconds }),
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
            name="purpose"
            isOn={purpose === one}
            onChange={() => setPurpose(one)}
            label={common.reveal.purposes[one]}
          />
        ))}
      </fieldset>
    </Dialog>
  );
}
