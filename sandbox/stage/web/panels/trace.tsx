import { type CSSProperties, useEffect, useRef } from "react";
import type { Part, Step } from "../model/journey";
import { useObservable } from "../model/observable";
import type { World } from "../model/world";
import { timeWithSeconds } from "../phone/words";

const parts: Part[] = ["customer", "wechat", "server", "staff"];
const shown = 18;

interface TraceProps {
  world: World;
  customer: string;
  staff: string;
}

/** The way of the last message across the parts, as a sequence with the time of each step. */
export function Trace({ world, customer, staff }: TraceProps) {
  useObservable(world);
  const { steps } = useObservable(world.journey);
  const first = steps[0];
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest step is what one looks for.
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [steps]);
  const name = (id: string) => world.person(id)?.nickname ?? id;
  const heads = [name(customer), "微信", "贵宾专线", name(staff)];

  return (
    <section className="panel trace" aria-label="消息轨迹">
      <h2>上一条消息走过的路</h2>
      <div className="lanes" aria-hidden="true">
        {heads.map((head, index) => (
          <span key={parts[index]}>{head}</span>
        ))}
      </div>
      {first ? (
        <ol ref={list}>
          {steps.slice(-shown).map((step) => (
            <Row key={step.key} step={step} since={first.at} heads={heads} />
          ))}
        </ol>
      ) : (
        <p className="trace-empty">
          <span>在左边的手机上写一句话，或点一下菜单，这里会画出它经过的每一站</span>
        </p>
      )}
      <Missing world={world} />
    </section>
  );
}

function Row({ step, since, heads }: { step: Step; since: number; heads: string[] }) {
  const from = parts.indexOf(step.from);
  const to = parts.indexOf(step.to);
  const left = Math.min(from, to);
  const span = Math.max(1, Math.abs(to - from));
  const elapsed = step.at - since;
  return (
    <li
      className={step.failed ? "failed" : ""}
      aria-label={`${heads[from]}到${heads[to]}：${step.text} ${step.note}`}
    >
      <time>{elapsed === 0 ? timeWithSeconds(step.at) : `+${Math.round(elapsed)} ms`}</time>
      <div className="wires">
        <div
          className={`wire ${to < from ? "leftward" : ""} ${left > 1 ? "last" : ""}`}
          style={placed(left, span)}
        >
          <span title={step.text}>
            {step.text}
            {step.note && <small>{step.note}</small>}
          </span>
        </div>
      </div>
    </li>
  );
}

/** Labels may run on over the free lanes to their right: a row holds one step only. */
function placed(left: number, span: number): CSSProperties {
  const start = (left + 0.5) * 25;
  const room = `${((100 - start) / (span * 25)) * 100 - 6}%`;
  return { left: `${start}%`, width: `${span * 25}%`, "--room": room } as CSSProperties;
}

function Missing({ world }: { world: World }) {
  const errors = world.logs.filter(({ level }) => level === "error").slice(-5);
  if (world.missing.size === 0 && errors.length === 0) return null;
  return (
    <details className="missing">
      <summary>
        {world.missing.size > 0
          ? `手机上未实现的能力 ${world.missing.size} 项`
          : `小程序日志 ${errors.length} 条`}
      </summary>
      <ul>
        {[...world.missing].map(([name, count]) => (
          <li key={name}>
            {name} 未实现（{count} 次）
          </li>
        ))}
        {errors.map((line) => (
          <li key={`${line.at} ${line.text}`}>{line.text.split("\n")[0]}</li>
        ))}
      </ul>
    </details>
  );
}
