import { common } from "@console/shell/words";
import type { EndpointBy } from "@shared/core/client";
import type { InputOf } from "@shared/core/endpoint";
import { useEffect, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Check } from "./switches";

export type Purpose = InputOf<EndpointBy<"POST /customers/:id/reveal">>["purpose"];

export interface Shown {
  readonly value: string;
  readonly seconds: number;
}

/** A value shown in clear that hides again by itself when its seconds are over. */
export function useShown() {
  const [shown, setShown] = useState<Shown | undefined>(undefined);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(
      () => setShown(shown.seconds > 1 ? { ...shown, seconds: shown.seconds - 1 } : undefined),
      1000,
    );
    return () => clearTimeout(timer);
  }, [shown]);
  return [shown, setShown] as const;
}

interface AskPurposeProps {
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onReveal: (purpose: Purpose) => void;
}

const purposes: readonly Purpose[] = [
  "callCustomer",
  "verifyIdentity",
  "handleRequest",
  "compliance",
];

/** Asks what a masked value is to be seen for. */
export function AskPurpose({ isBusy, onClose, onReveal }: AskPurposeProps) {
  const [purpose, setPurpose] = useState<Purpose>("callCustomer");
  return (
    <Dialog
      title={common.reveal.title}
      onClose={onClose}
      actions={
        <Button kind="primary" busy={isBusy} onClick={() => onReveal(purpose)}>
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
