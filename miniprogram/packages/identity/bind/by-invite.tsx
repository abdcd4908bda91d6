import type { CustomerSession } from "@shared/sessions/session";
import { common } from "@shared/text/zh-CN/miniprogram";
import { bind as words } from "@shared/text/zh-CN/miniprogram-identity";
import { View } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../../../components/button/button";
import { call } from "../../../session";
import { Field } from "../parts/field";
import { BindHead } from "./bind-head";
import { IdentityForm } from "./identity-form";

interface ByInviteProps {
  /** From the scanned code; empty when it has to be typed. */
  readonly code: string;
  readonly bound: (opened: CustomerSession) => void;
  readonly leave: () => void;
}

/** An RM's personal invitation stands in for the phone number. */
export function ByInvite({ code, bound, leave }: ByInviteProps) {
  const [typed, setTyped] = useState(code);
  return (
    <>
      <BindHead title={words.inviteTitle} />
      {code ? null : (
        <View className="bind__form">
          <Field
            label={words.inviteCode}
            value={typed}
            placeholder={words.invitePlaceholder}
            longest={64}
            change={setTyped}
          />
        </View>
      )}
      <IdentityForm
        disabled={!typed.trim()}
        send={(idLastFour) =>
          call("POST /binding/invite", { scene: typed.trim(), idLastFour, agree: true })
        }
        bound={bound}
      />
      <View className="bind__acts">
        <Button kind="quiet" onTap={leave}>
          {common.back}
        </Button>
      </View>
    </>
  );
}
