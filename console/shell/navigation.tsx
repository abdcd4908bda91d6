import { Avatar, Count } from "@console/components/badges";
import { Icon } from "@console/components/icon";
import { useMe } from "@console/data/me";
import type { Scene } from "@console/routes";
import mark from "@console/theme/mark.svg";
import { Link } from "wouter";
import { openJump } from "./jump-state";
import { isWithin, tabCount } from "./navigation.model";
import styles from "./navigation.module.css";
import { useCounts } from "./use-counts";
import { common } from "./words";

interface NavigationProps {
  readonly places: readonly Scene[];
  readonly path: string;
}

/** The desk's navigation: always there, at the left. */
export function SideRail({ places, path }: NavigationProps) {
  const me = useMe();
  return (
    <nav className={styles.rail} aria-label={common.frame.navigation}>
      <img src={mark} alt={common.product} width={40} height={40} className={styles.mark} />
      <Places places={places} path={path} />
      <div className={styles.foot}>
        {me.abilities.includes("GET /customers") && (
          <button
            type="button"
            className={styles.place}
            onClick={openJump}
            aria-keyshortcuts="Meta+K Control+K"
          >
            <Icon name="search" size={22} />
            <span>{common.frame.jumpKeys}</span>
            <span className="seen-by-readers-only">{common.frame.jump}</span>
          </button>
        )}
        <Link
          href="/me"
          className={styles.self}
          aria-label={`${common.scenes.me} ${me.name}`}
          title={me.name}
        >
          <Avatar
            name={me.name}
            size={36}
            isOnline={me.presence === "onDuty" ? common.presence.onDuty : undefined}
          />
        </Link>
      </div>
    </nav>
  );
}

/** The phone's navigation: four places under one thumb. */
export function BottomTabs({ places, path }: NavigationProps) {
  return (
    <nav className={styles.tabs} aria-label={common.frame.navigation}>
      <Places places={places.slice(0, tabCount)} path={path} />
    </nav>
  );
}

function Places({ places, path }: NavigationProps) {
  const counts = useCounts();
  return (
    <ul className={styles.places}>
      {places.map((place) => (
        <li key={place.name}>
          <Link
            href={place.path}
            className={styles.place}
            aria-current={isWithin(path, place) ? "page" : undefined}
          >
            <span className={styles.sign}>
              <Icon name={place.icon} size={22} />
              {counts[place.name] && (
                <Count
                  value={counts[place.name]?.value ?? 0}
                  label={counts[place.name]?.label ?? ""}
                />
              )}
            </span>
            <span>{common.scenes[place.name]}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
