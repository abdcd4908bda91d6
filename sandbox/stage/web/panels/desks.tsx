import { Icon } from "../icons";
import { useObservable } from "../model/observable";
import type { World } from "../model/world";

const desks = [
  { person: "rm-lin", role: "客户经理" },
  { person: "lead-qin", role: "团队长" },
  { person: "lobby-he", role: "大堂" },
  { person: "marketer-su", role: "营销" },
  { person: "head-gu", role: "行长" },
  { person: "compliance-lu", role: "合规" },
  { person: "security-mo", role: "安全" },
  { person: "admin-ye", role: "管理员" },
];

/**
 * The way to the desktop console of each role, every one with its own browser session. Opening one
 * also takes up that person's phone, which is what the console's code is scanned with.
 */
export function Desks({ world, opened }: { world: World; opened: (person: string) => void }) {
  useObservable(world);
  return (
    <section className="panel desks" aria-label="桌面工作台">
      <h2>桌面工作台</h2>
      <ul>
        {desks.map(({ person, role }) => (
          <li key={person}>
            <a
              href={`http://${person}-desk.localhost:${world.setup.port}/`}
              target="_blank"
              rel="noreferrer"
              onClick={() => opened(person)}
            >
              <Icon name="desk" size={18} />
              <span>{world.person(person)?.nickname ?? person}</span>
              <small>{role}</small>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
