import type { signIn as chinese } from "../zh-CN/console-sign-in";

export const signIn: typeof chinese = {
  title: "Sign in to GuiBin",
  motto: "Every client has a manager who is there.",
  wechat: {
    title: "Sign in with WeChat",
    text: "Enter the console with the WeChat identity you are bound to.",
    action: "Sign in with WeChat",
  },
  qr: {
    title: "Scan with WeChat",
    text: "Scan with your own WeChat and confirm on the phone.",
    label: "Sign-in QR code",
    scanned: "Scanned; please confirm on the phone",
    waiting: "Waiting for the scan",
    expired: "The code has expired",
    renew: "Show a new code",
    link: "Open on my own phone",
  },
  byPassword: {
    title: "Account and password",
    text: "For when WeChat is not at hand; a one-time code is still needed.",
  },
  switchBack: { wechat: "Use WeChat", qr: "Use the WeChat QR code" },
  failures: {
    "session.qrExpired": "The code has expired; show a new one on the computer.",
    "session.codeRejected": "WeChat's sign-in did not succeed; please try again.",
    "session.notStaff": "This WeChat is bound to no member of staff; ask the administrator.",
    "session.disabled": "This account is disabled; ask the administrator.",
    other: "The sign-in did not succeed; please try again.",
  },
  password: {
    switchTo: "Use account and password",
    account: "Account",
    password: "Password",
    submit: "Next",
  },
  factor: {
    title: "Enter your one-time code",
    text: "Open the authenticator on your phone and enter the six digits. Not asked again here for eight hours.",
    code: "Six-digit code",
    other: "Use another account",
  },
  confirm: {
    title: "Confirm the desktop sign-in",
    text: "Somebody is signing in to the console on a computer as you. If it is not you, do not confirm.",
    action: "Confirm",
    refuse: "Not me",
    done: "Confirmed",
    doneText: (device) => `${device} is signed in. You can go on there.`,
    refused: "Not signed in",
    refusedText:
      "That computer will not be signed in. If you did not open the code, tell security.",
    as: (name) => `Sign in as ${name}`,
  },
};
