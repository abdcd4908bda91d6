import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Spot, Surroundings } from "../../../core/types";
import { useObservable } from "../model/observable";
import type { PhoneModel } from "../model/phone-model";
import { control } from "../model/platform";
import type { World } from "../model/world";

const spots: readonly Spot[] = ["street", "door", "inside"];
const names: Record<Spot, string> = { street: "街上", door: "门口", inside: "网点内" };
/** Where the person stands in the drawing, in its own units. */
const places: Record<Spot, number> = { street: 44, door: 156, inside: 300 };

/** The door's leaf: past it one is in. */
const threshold = 190;

interface StreetProps {
  world: World;
  person: string;
}

/** A street with a branch: the person in the hand walks to its door and in, and their phone hears it. */
export function Street({ world, person }: StreetProps) {
  useObservable(world);
  const phone = useObservable(world.phone(person));
  const [branches, setBranches] = useState<{ id: string; name: string }[]>([]);
  const around = world.surroundings.get(person);
  useEffect(() => {
    void control.branches().then(setBranches);
  }, []);
  useEffect(() => {
    void world.look(person);
  }, [world, person]);
  if (!around) return null;

  const walk = (place: { branch?: string; spot?: Spot }) =>
    void world.walk(person, { branch: around.branch, spot: around.spot, ...place });
  const name = phone.state?.person.nickname ?? person;
  return (
    <section className="panel street" aria-label="走进网点">
      <header>
        <h2>走进网点</h2>
        <select
          aria-label="网点"
          value={around.branch}
          onChange={(event) => walk({ branch: event.target.value, spot: "street" })}
        >
          {branches.map((branch) => (
            <option key={branch.id} value={branch.id}>
              {branch.name}
            </option>
          ))}
        </select>
        <Bluetooth phone={phone} />
      </header>
      <Scene around={around} name={name} walk={(spot) => walk({ spot })} />
      <p className="street-note">{noteOf(around, phone.bluetooth)}</p>
    </section>
  );
}

function noteOf({ spot, beacons }: Surroundings, bluetooth: boolean): string {
  const [beacon] = beacons;
  if (!bluetooth) return "手机蓝牙已关，听不到信标，可扫大堂的签到码";
  if (!beacon) return "离网点还远，听不到信标";
  const strength = `${beacon.rssi} dBm · 约 ${beacon.accuracy} 米 · ${beacon.major}/${beacon.minor}`;
  return spot === "street" ? `隐约听到信标 ${strength}` : `听到信标 ${strength}`;
}

function Bluetooth({ phone }: { phone: PhoneModel }) {
  return (
    <button
      type="button"
      role="switch"
      className="street-switch"
      aria-checked={phone.bluetooth}
      onClick={() => phone.switchBluetooth()}
    >
      <i aria-hidden="true" />
      蓝牙
    </button>
  );
}

interface SceneProps {
  around: Surroundings;
  name: string;
  walk: (spot: Spot) => void;
}

/** Arrow keys, a tap on a place, or dragging the person along the street. */
function Scene({ around: { spot, name: branch }, name, walk }: SceneProps) {
  const track = useRef<HTMLDivElement>(null);
  // Two quick steps: the second starts from where the first leads, not from where it is drawn.
  const goal = useRef(spot);
  useEffect(() => {
    goal.current = spot;
  }, [spot]);
  const step = (to: number) => {
    const next = spots[Math.max(0, Math.min(spots.length - 1, to))];
    if (!next || next === goal.current) return;
    goal.current = next;
    walk(next);
  };
  const keyed = (event: KeyboardEvent) => {
    const at = spots.indexOf(goal.current);
    const to = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1 };
    const target = { ...to, Home: 0, End: 2 }[event.key as keyof typeof to | "Home" | "End"];
    if (target === undefined) return;
    event.preventDefault();
    step(target);
  };
  const dragged = (x: number) => {
    const matrix = track.current?.querySelector("svg")?.getScreenCTM();
    if (!matrix) return;
    const at = (x - matrix.e) / matrix.a;
    step(at < (places.street + places.door) / 2 ? 0 : at < threshold ? 1 : 2);
  };
  return (
    <div
      ref={track}
      className="street-scene"
      role="slider"
      tabIndex={0}
      aria-label={`${name}所在的位置`}
      aria-valuemin={0}
      aria-valuemax={2}
      aria-valuenow={spots.indexOf(spot)}
      aria-valuetext={names[spot]}
      onKeyDown={keyed}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged(event.clientX);
      }}
      onPointerMove={(event) => event.buttons === 1 && dragged(event.clientX)}
    >
      <Drawing branch={branch} name={name} spot={spot} />
    </div>
  );
}

function Drawing({ branch, name, spot }: { branch: string; name: string; spot: Spot }) {
  return (
    <svg viewBox="0 0 400 92" aria-hidden="true" className={`street-drawing at-${spot}`}>
      <path className="ground" d="M-400 74.500h1200" />
      <path className="kerb" d="M-400 80.500h560" />
      <g className="tree">
        <path d="M92 74V58" />
        <circle cx="92" cy="46" r="13" />
      </g>
      <g className="house">
        <path className="wall" d="M176 74V22h212v52" />
        <path className="roof" d="M166 22h230l-12-13H186z" />
        <path className="door-frame" d="M182 74V36h28v38" />
        <path className="door-leaf" d="M182 74V36h28v38z" />
        <path className="counter" d="M352 74V58h26" />
        <circle className="beacon" cx="222" cy="30" r="2.500" />
        <path className="waves" d="M227 25.500a6.500 6.500 0 0 1 0 9M231 22.500a11 11 0 0 1 0 15" />
        <text x="291" y="19" textAnchor="middle">
          {branch}
        </text>
      </g>
      <g className="walker" style={{ transform: `translateX(${places[spot]}px)` }}>
        <circle cx="0" cy="50" r="7" />
        <path d="M-9 74c0-10 4-15 9-15s9 5 9 15z" />
        <text x="0" y="38" textAnchor="middle">
          {name}
        </text>
      </g>
      {spots.map((one) => (
        <text key={one} className="spot" x={places[one]} y="89" textAnchor="middle">
          {names[one]}
        </text>
      ))}
    </svg>
  );
}
