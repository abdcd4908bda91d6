import { useEffect, useState } from "react";
import { type Readiness, stage } from "../model/platform";
import type { World } from "../model/world";

const everyMs = 5_000;

/** One line: what runs, on which port, and on which database. */
export function Health({ world }: { world: World }) {
  const [ready, setReady] = useState<Readiness>();
  useEffect(() => {
    const look = () =>
      void stage.ready().then(setReady, () => setReady({ up: false, details: null }));
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, []);

  const { setup } = world;
  const port = (url: string) => new URL(url).port;
  const engine = databaseOf(ready?.details ?? null);
  return (
    <footer className="health">
      <Lamp on={ready?.up} text={`服务 :${port(setup.appUrl)} ${stateText(ready)}`} />
      <Lamp on text={`微信沙箱 :${port(setup.sandboxUrl)} 正常`} />
      {engine && <Lamp on={ready?.up} text={`数据库 ${engine}`} />}
      <span className="health-note">本页的微信、客户与银行均为演示</span>
    </footer>
  );
}

function Lamp({ on, text }: { on: boolean | undefined; text: string }) {
  return (
    <span className={`lamp ${on ? "on" : "off"}`}>
      <i aria-hidden="true" />
      {text}
    </span>
  );
}

function stateText(ready: Readiness | undefined): string {
  if (!ready) return "…";
  return ready.up ? "正常" : "未就绪";
}

/** The engine's name wherever the server's readiness answer carries it. */
function databaseOf(details: Record<string, unknown> | null): string | undefined {
  if (!details) return undefined;
  const database =
    details.database ?? details.mongo ?? (details.checks as Record<string, unknown>)?.database;
  if (typeof database === "string") return database;
  if (!database || typeof database !== "object") return undefined;
  const { engine, version, name } = database as Record<string, unknown>;
  return [engine ?? name, version].filter(Boolean).join(" ") || undefined;
}
