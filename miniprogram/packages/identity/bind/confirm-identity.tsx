import type { CustomerSession } from "@shared/sessions/session";
import { bind as words } from "@shared/text/zh-CN/miniprogram-identity";
import { call } from "../../../session";
import { BindHead } from "./bind-head";
import { IdentityForm } from "./identity-form";

interface ConfirmIdentityProps {
  readonly maskedName: string;
  readonly bound: (opened: CustomerSession) => void;
}

/** The number fits one record: the last four of the ID and a yes make it certain. */
export function ConfirmIdentity({ maskedName, bound }: ConfirmIdentityProps) {
  return (
    <>
      <BindHead title={words.found(maskedName)} />
      <IdentityForm
        send={(idLastFour) => call("POST /binding/confirm", { idLastFour, agree: true })}
        bound={bound}
      />
    </>
  );
}
