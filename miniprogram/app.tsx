import "./platform/old-phones";
import type { ReactNode } from "react";
import { useEffect } from "react";
import { useStore } from "./data/store";
import { useLaunch } from "./platform/lifecycle";
import { watchPrivacy } from "./platform/privacy-gate";
import { loadProfile, session } from "./session";
import { rememberInvite } from "./session/invite";
import "./app.scss";

/** What surrounds every page: signing in, the privacy gate, and the live connection. */
export default function App({ children }: { children: ReactNode }) {
  const state = useStore(session.state);
  const isCustomer = state.phase === "signedIn" && state.binding === "bound";

  useLaunch(({ query }) => {
    rememberInvite((query as Record<string, string> | undefined)?.scene);
    watchPrivacy();
    void session.start();
  });
  useEffect(() => {
    if (isCustomer) void loadProfile().catch(() => undefined);
  }, [isCustomer]);

  return children;
}
