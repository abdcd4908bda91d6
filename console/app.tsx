import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { Skeleton } from "./components/states";
import { queryClient } from "./data/queries";
import { Catcher } from "./shell/catcher";
import { Frame } from "./shell/frame";
import { Gate } from "./shell/gate";
import { Toaster } from "./shell/toaster";

const ArrivedPage = lazy(() => import("./scenes/sign-in/arrived-page"));
const JoinPage = lazy(() => import("./scenes/join/join-page"));
const ConfirmPage = lazy(() => import("./scenes/sign-in/confirm-page"));

export function App() {
  return (
    <Catcher>
      <QueryClientProvider client={queryClient}>
        <Suspense fallback={<Skeleton kind="page" rows={3} />}>
          <Switch>
            <Route path="/join/:token">{({ token }) => <JoinPage token={token} />}</Route>
            <Route>
              <Gate>
                <Switch>
                  <Route path="/confirm-sign-in/:id">{({ id }) => <ConfirmPage id={id} />}</Route>
                  <Route path="/sign-in/*?">
                    <ArrivedPage />
                  </Route>
                  <Route>
                    <Frame />
                  </Route>
                </Switch>
              </Gate>
            </Route>
          </Switch>
        </Suspense>
        <Toaster />
      </QueryClientProvider>
    </Catcher>
  );
}
