import { useMay } from "@console/data/me";
import { useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import type { EndpointBy } from "@shared/core/client";
import type { InputOf } from "@shared/core/endpoint";
import { useState } from "react";
import styles from "./masked-field.module.css";
import { AskPurpose, useShown } from "./reveal";

type Reveal = InputOf<EndpointBy<"POST /customers/:id/reveal">>;

interface MaskedFieldProps {
  readonly customerId: string;
  readonly field: Reveal["field"];
  readonly masked: string;
  readonly label: string;
}

/** Masked by default; shown in full for a purpose, audited, and hidden again by itself. */
export function MaskedField({ customerId, field, masked, label }: MaskedFieldProps) {
  const may = useMay("POST /customers/:id/reveal");
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useShown();
  const reveal = useWrite("POST /customers/:id/reveal", {
    onDone: ({ value, hideAfterSeconds }) => {
      setAsking(false);
      setShown({ value, seconds: hideAfterSeconds });
    },
  });

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
          isBusy={reveal.isPending}
          onClose={() => setAsking(false)}
          onReveal={(purpose) => reveal.mutate({ id: customerId, field, purpose })}
        />
      )}
    </span>
  );
}
