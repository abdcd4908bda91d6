import { userAgent } from "./user-agent";

/**
 * Runs in the product's pages on a phone. The browser names itself as WeChat's, to the page as well
 * as to the server; and when a field asks for a one-time code and the person's authenticator has
 * one, a bar at the foot of the screen offers it.
 */
export const autofillScript = `(() => {
  Object.defineProperty(navigator, "userAgent", { get: () => ${JSON.stringify(userAgent)} });
  let bar;
  const remove = () => { bar?.remove(); bar = undefined; };
  const fill = (field, code) => {
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    setter.call(field, code);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    remove();
  };
  const code = () => fetch("/__phone/otp").then((r) => r.json()).catch(() => null);
  let asking = false;
  const offer = async (field) => {
    if (asking) return;
    asking = true;
    const answer = await code();
    asking = false;
    if (!answer || !field.isConnected) return;
    remove();
    bar = document.createElement("button");
    bar.type = "button";
    bar.textContent = "验证器动态码 " + answer.code;
    bar.setAttribute("data-autofill", answer.code);
    Object.assign(bar.style, {
      position: "fixed", left: "0", right: "0", bottom: "0", zIndex: "2147483647", height: "78px", padding: "0 0 30px", border: "0",
      background: "#d3d6dc", color: "#1b2430", font: "16px system-ui, sans-serif", cursor: "pointer",
    });
    bar.addEventListener("pointerdown", (event) => event.preventDefault());
    // Half a minute may have passed since the bar appeared.
    bar.addEventListener("click", async () => fill(field, ((await code()) ?? answer).code));
    // A modal dialog lies above the page; a phone's keyboard stands above both.
    (field.closest("dialog") ?? document.body).append(bar);
  };
  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.('input[autocomplete~="one-time-code"]')) void offer(event.target);
  });
  const field = () => document.querySelector('input[autocomplete~="one-time-code"]');
  const look = () => {
    const found = field();
    if (found && !bar) void offer(found);
    if (!found) remove();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
})();
`;
