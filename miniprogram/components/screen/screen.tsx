import { common } from "@shared/text/zh-CN/miniprogram";
import { View } from "@tarojs/components";
import { type ReactNode, useEffect } from "react";
import { useSettings } from "../../data/settings";
import { useStore } from "../../data/store";
import { here, startAt } from "../../platform/navigation";
import { session } from "../../session";
import { placeFor } from "../../session/place";
import { useProfile } from "../../session/profile";
import type { SessionState } from "../../session/session";
import { Empty } from "../states/empty";
import { Failure } from "../states/failure";
import { Waiting } from "../states/states";
import { PrivacyQuestion } from "./privacy-question";
import "./screen.scss";

interface ScreenProps {
  /** Who may be here: a bound customer who answered the privacy notice, or anybody signed in. */
  readonly who?: "customer" | "visitor";
  readonly className?: string;
  /** Bones for as long as nobody is signed in yet. */
  readonly skeleton?: ReactNode;
  readonly children: ReactNode;
}

/** The root of every page: its frame, its size of words, and the door in front of it. */
export function Screen({ who = "customer", className = "", skeleton, children }: ScreenProps) {
  const { elder } = useSettings();
  return (
    <View className={`screen ${elder ? "screen--elder" : ""} ${className}`}>
      <Door who={who} skeleton={skeleton}>
        {children}
      </Door>
      <PrivacyQuestion />
    </View>
  );
}

function Door({ who, skeleton, children }: Required<Pick<ScreenProps, "who">> & ScreenProps) {
  const state = useStore(session.state);
  const { noticeNeeded } = useProfile();
  const place = placeFor(state, { who: who ?? "customer", noticeNeeded });

  useEffect(() => {
    if (state.phase === "starting") void session.start();
  }, [state.phase]);
  useEffect(() => {
    if (place.kind === "elsewhere") startAt(place.url(here()));
  }, [place]);

  if (place.kind === "here") return <>{children}</>;
  if (state.phase === "signedOut") return <SignedOut />;
  if (state.phase === "failed") return <NotSignedIn state={state} />;
  return <Waiting>{skeleton}</Waiting>;
}

function SignedOut() {
  return (
    <Empty
      icon="person"
      title={common.signedOut}
      text={common.signedOutText}
      act={{ label: common.signIn, onTap: () => void session.signInAgain() }}
    />
  );
}

function NotSignedIn({ state }: { state: Extract<SessionState, { phase: "failed" }> }) {
  return (
    <Failure error={state.error} title={common.signInFailed} retry={() => session.signInAgain()} />
  );
}
