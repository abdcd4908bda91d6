import type { FaultInput } from "../../../core/types";
import { useObservable } from "../model/observable";
import { control } from "../model/platform";
import type { World } from "../model/world";

interface Preset {
  label: string;
  fault: FaultInput & { id: string };
}

const presets: Preset[] = [
  { label: "微信慢 3 秒", fault: { id: "stage-slow", path: "/*", kind: "latency", ms: 3000 } },
  { label: "微信返回 502", fault: { id: "stage-502", path: "/*", kind: "http", status: 502 } },
  {
    label: "发送额度用完",
    fault: { id: "stage-quota", path: "/cgi-bin/message/*", kind: "errcode", errcode: 45009 },
  },
  { label: "回调重复", fault: { id: "stage-twice", path: "", kind: "callback-duplicate" } },
  { label: "回调丢失", fault: { id: "stage-lost", path: "", kind: "callback-drop" } },
];

/** What can go wrong at WeChat, as switches: the product must bear it and say so. */
export function Faults({ world }: { world: World }) {
  useObservable(world);
  const active = new Set(world.faults.map(({ id }) => id));
  const refresh = async () => {
    world.faults = await control.faults();
    world.log("stage", "warn", "故障开关已更改");
  };
  const toggle = async ({ fault }: Preset) => {
    if (active.has(fault.id)) await control.removeFault(fault.id);
    else await control.addFault(fault);
    await refresh();
  };

  return (
    <section className="panel faults" aria-label="微信故障">
      <h2>微信故障</h2>
      <div className="switches">
        {presets.map((preset) => (
          <button
            key={preset.fault.id}
            type="button"
            role="switch"
            aria-checked={active.has(preset.fault.id)}
            onClick={() => void toggle(preset)}
          >
            <i aria-hidden="true" />
            {preset.label}
          </button>
        ))}
      </div>
    </section>
  );
}
