import { Empty, Failed, Skeleton } from "@console/components/states";
import { codeOf, sentenceOf } from "@console/data/failure";
import { useLiveLine } from "@console/data/live";
import { MeProvider } from "@console/data/me";
import { useRead } from "@console/data/queries";
import { lazy, type ReactNode } from "react";
import { doorFor } from "./gate.model";
import { StepUp } from "./step-up-dialog";

const SignInPage = lazy(() => import("@console/scenes/sign-in/sign-in-page"));
const FactorPage = lazy(() => import("@console/scenes/sign-in/factor-page"));

/** Lets in who is signed in, and leaves the address alone so that they arrive where they wanted to. */
export function Gate({ children }: { children: ReactNode }) {
  const me = useRead("GET /me/staff", {}, { staleTime: 60_000 });
  const door = doorFor({
    isKnown: me.data !== undefined,
    code: me.error ? codeOf(me.error) : undefined,
  });
  useLiveLine(door === "open");

  if (door === "waiting") return <Skeleton kind="page" rows={3} />;
  if (door === "signIn") return <SignInPage />;
  if (door === "secondFactor") return <FactorPage />;
  if (door === "refused") return <Empty icon="lock" title={sentenceOf(me.error)} />;
  if (door === "failed" || !me.data)
    return <Failed failure={me.error} onRetry={() => void me.refetch()} />;
  return (
    <MeProvider value={me.data}>
      {children}
      <StepUp />
    </MeProvider>
  );
}
