import { LinkButton } from "@console/components/button";
import { Empty, Skeleton } from "@console/components/states";
import { useMe } from "@console/data/me";
import { type Scene, scenes } from "@console/routes";
import { Suspense, useEffect } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { ArrivalNotice } from "./arrival-notice";
import { Catcher } from "./catcher";
import styles from "./frame.module.css";
import { JumpTo } from "./jump-to";
import { LineNotice } from "./line-notice";
import { BottomTabs, SideRail } from "./navigation";
import { firstPath, isAtPlace } from "./navigation.model";
import { useNews } from "./use-news";
import { common } from "./words";

/** Everything around a scene: where one can go, and what is new elsewhere. */
export function Frame() {
  const { abilities } = useMe();
  const [path] = useLocation();
  const mine = scenes.filter((scene) => abilities.includes(scene.needs));
  const places = mine.filter((scene) => scene.isInNavigation);
  useNews(mine.some((scene) => scene.name === "inbox"));
  usePreload(places);

  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        {common.frame.skip}
      </a>
      <SideRail places={places} path={path} />
      <main id="main" className={styles.main} tabIndex={-1}>
        <LineNotice />
        <ArrivalNotice path={path} />
        <Catcher key={path.split("/")[1]}>
          <Suspense fallback={<Skeleton kind="page" rows={3} />}>
            <Scenes mine={mine} home={firstPath(places)} />
          </Suspense>
        </Catcher>
      </main>
      {isAtPlace(path, places) && <BottomTabs places={places} path={path} />}
      {abilities.includes("GET /customers") && <JumpTo />}
    </div>
  );
}

function Scenes({ mine, home }: { mine: readonly Scene[]; home: string }) {
  return (
    <Switch>
      <Route path="/">
        <Redirect to={home} replace />
      </Route>
      {mine.map(({ name, path, Page }) => (
        <Route key={name} path={`${path}/*?`}>
          <Page />
        </Route>
      ))}
      <Route>
        <Empty
          icon="info"
          title={common.frame.notFoundTitle}
          text={common.frame.notFoundText}
          action={<LinkButton href="/">{common.frame.goHome}</LinkButton>}
        />
      </Route>
    </Switch>
  );
}

/** Fetches the other places' code when the first page has settled, so that a tap feels at once. */
function usePreload(places: readonly Scene[]) {
  const names = places.map((place) => place.name).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names stand for the list.
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const place of places) void place.load().catch(() => undefined);
    }, 2500);
    return () => clearTimeout(timer);
  }, [names]);
}
