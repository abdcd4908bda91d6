import { spawn } from "node:child_process";

/** Shows the page to a person who sits at this machine; everybody else has the address. */
export function openInBrowser(address) {
  const { env, platform, stdout } = process;
  const seen = platform === "darwin" || env.DISPLAY || env.WAYLAND_DISPLAY;
  if (!stdout.isTTY || !seen || env.CI || env.SSH_CONNECTION) return;
  const program = platform === "darwin" ? "open" : "xdg-open";
  spawn(program, [address], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}
