import { createRoot } from "react-dom/client";
import shellStyle from "../../phone/shell/shell.css";
import { Bare } from "./bare";
import { Desk } from "./desk";
import { stage } from "./model/platform";
import { World } from "./model/world";
import deskStyle from "./styles/desk.css";
import panelStyle from "./styles/panels.css";
import phoneStyle from "./styles/phone.css";
import wechatStyle from "./styles/wechat.css";

async function start(): Promise<void> {
  const style = document.createElement("style");
  style.textContent = [deskStyle, phoneStyle, wechatStyle, panelStyle, shellStyle].join("\n");
  document.head.append(style);

  const world = new World(await stage.setup());
  await world.open();
  Object.assign(window, { stage: world });

  const container = document.getElementById("stage");
  if (!container) return;
  const query = new URLSearchParams(location.search);
  const person = query.get("phone");
  const root = createRoot(container);
  root.render(
    person ? (
      <Bare world={world} person={person} open={query.get("open")} />
    ) : (
      <Desk world={world} />
    ),
  );
}

void start().catch((error: Error) => {
  document.body.textContent = `沙箱没有打开：${error.message}`;
});
