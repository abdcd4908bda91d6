import { type CSSProperties, useEffect, useState } from "react";
import { AccountMark, Avatar } from "./icons";
import { useObservable } from "./model/observable";
import type { PhoneModel } from "./model/phone-model";
import type { World } from "./model/world";
import { Clock } from "./panels/clock";
import { Desks } from "./panels/desks";
import { Faults } from "./panels/faults";
import { Health } from "./panels/health";
import { Street } from "./panels/street";
import { Trace } from "./panels/trace";
import { Phone } from "./phone/phone";
import { useScale } from "./use-scale";

export const customers = ["vip-chen", "vip-wu", "vip-zhao"];
export const staff = [
  "rm-lin",
  "rm-zhou",
  "lead-qin",
  "head-gu",
  "marketer-su",
  "lobby-he",
  "compliance-lu",
  "security-mo",
  "admin-ye",
];

type View = "customer" | "staff" | "desk";

/** The desk seen from above: a customer's phone, a relationship manager's phone, and between them the tools. */
export function Desk({ world }: { world: World }) {
  useObservable(world);
  const left = useChosen(world, "customer", customers);
  const right = useChosen(world, "staff", staff);
  const [view, setView] = useState<View>("customer");
  const scale = useScale();

  return (
    <div className={`desk view-${view}`} style={{ "--scale": scale } as CSSProperties}>
      <header className="desk-head">
        <AccountMark size={34} />
        <div>
          <h1>贵宾专线</h1>
          <p>微信沙箱 · 左手客户，右手客户经理</p>
        </div>
      </header>
      <main>
        <Side label="客户的手机" side="customer" world={world} people={customers} chosen={left} />
        <div className="tools">
          <div className="tools-top">
            <Clock world={world} />
            <Faults world={world} />
            <Street world={world} person={left.id} />
            <Desks world={world} opened={right.choose} />
          </div>
          <Trace world={world} customer={left.id} staff={right.id} />
        </div>
        <Side label="员工的手机" side="staff" world={world} people={staff} chosen={right} />
      </main>
      <nav className="view-switch" aria-label="切换画面">
        {(
          [
            ["customer", "客户手机"],
            ["staff", "员工手机"],
            ["desk", "桌面"],
          ] as const
        ).map(([name, label]) => (
          <button
            key={name}
            type="button"
            aria-pressed={view === name}
            onClick={() => setView(name)}
          >
            {label}
          </button>
        ))}
      </nav>
      <Health world={world} />
    </div>
  );
}

interface Chosen {
  id: string;
  /** Everyone whose phone was picked up once: it stays on, face down. */
  opened: string[];
  choose(id: string): void;
}

function useChosen(world: World, key: string, people: string[]): Chosen {
  const stored = localStorage.getItem(`chosen:${key}`) ?? "";
  const [id, setId] = useState(people.includes(stored) ? stored : (people[0] ?? ""));
  const [opened, setOpened] = useState([id]);
  useEffect(() => {
    for (const person of people) world.phone(person);
  }, [world, people]);
  return {
    id,
    opened,
    choose: (next) => {
      localStorage.setItem(`chosen:${key}`, next);
      setId(next);
      setOpened((before) => (before.includes(next) ? before : [...before, next]));
    },
  };
}

interface SideProps {
  label: string;
  side: "customer" | "staff";
  world: World;
  people: string[];
  chosen: Chosen;
}

function Side({ label, side, world, people, chosen }: SideProps) {
  return (
    <section className={`side ${side}`} aria-label={label}>
      <div className="chooser" role="radiogroup" aria-label={label}>
        {people.map((id) => (
          <Choice
            key={id}
            phone={world.phone(id)}
            on={id === chosen.id}
            choose={() => chosen.choose(id)}
          />
        ))}
      </div>
      <div className="phone-place">
        {chosen.opened.map((id) => (
          <Phone key={id} phone={world.phone(id)} hidden={id !== chosen.id} />
        ))}
      </div>
    </section>
  );
}

function Choice({ phone, on, choose }: { phone: PhoneModel; on: boolean; choose: () => void }) {
  useObservable(phone);
  const name = phone.state?.person.nickname ?? phone.world.person(phone.id)?.nickname ?? phone.id;
  const unread = on ? 0 : phone.totalUnread;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of faces, not a form; arrow keys are not expected.
    <button
      type="button"
      role="radio"
      aria-checked={on}
      aria-label={unread > 0 ? `${name}，${unread} 条未读` : name}
      onClick={choose}
      title={name}
    >
      <Avatar name={name} size={26} />
      <span>{name}</span>
      {unread > 0 && <em>{unread}</em>}
    </button>
  );
}
