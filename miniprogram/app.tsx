import "./platform/old-phones";
import { type ReactNode, useEffect } from "react";
import { useStore } from "./data/store";
import { live } from "./live";
import { onNetworkChange, useDidHide, useDidShow, useLaunch } from "./platform/lifecycle";
import { watchPrivacy } from "./platform/privacy-gate";
import { loadProfile, session } from "./session";
import { rememberInvite } from "./session/invite";
import "./app.scss";

/** What surrounds every page: signing in, the privacy gate, and the live connection. */
export default function App({ children }: { children: ReactNode }) {
  const state = useStore(session.state);
  const isCustomer = state.phase === "signedIn" && state.binding === "bound";

  useLaunch((options) => {
    rememberInvite((options?.query as Record<string, string> | undefined)?.scene);
    watchPrivacy();
    onNetworkChange((isOnline) => {
      if (isOnline) live.hurry();
    });
    void session.start();
  });
  // A program behind another is asleep: its socket is closed, so that messages go another way.
  useDidShow(() => {
    if (isBoundNow()) live.start();
  });
  useDidHide(() => live.stop());
  useEffect(() => {
    if (!isCustomer) return;
    live.start();
    void loadProfile().catch(() => undefined);
  }, [isCustomer]);

  return children;
}

function isBoundNow(): boolean {
  const state = session.state.get();
  return state.phase === "signedIn" && state.binding === "bound";
}
