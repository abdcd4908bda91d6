import type * as chinese from "../zh-CN/miniprogram-arrivals";

export const visit: typeof chinese.visit = {
  title: (place) => `Welcome to ${place}`,
  waiting: (rm) => `The lobby and ${rm} know that you are here`,
  served: (rm) => `You are being attended to. ${rm} is a tap away`,
};

export const checkIn: typeof chinese.checkIn = {
  title: "Check in",
  consentTitle: "Be recognised when you arrive",
  consentLead:
    "With your consent the lobby and your relationship manager know at once when you come in. No ticket to draw, nothing to explain twice.",
  consentPoints: [
    "Only while this mini-program is open near a branch; your way is not recorded",
    "The lobby sees your name, tier and purpose only",
    "You can turn it off under privacy at any time; it takes effect within a minute",
  ],
  agree: "Agree and turn on",
  notNow: "Not now",
  readyTitle: "You are recognised at the door",
  readyText: "Open this mini-program when you come in, or scan the code on the lobby's screen.",
  listening: "Listening for a branch nearby",
  scan: "Scan the lobby's code",
  scanHint: "Please scan the code on the lobby's screen with WeChat",
  notOurs: "This is not the arrival code of one of our branches. Please scan the lobby's screen",
  since: (when) => `Arrived ${when}`,
  home: "Home",
  manage: "Manage consent",
  silent: {
    bluetooth: "Bluetooth is off. Turn it on to be recognised",
    location: "Location is off. Turn it on to be recognised",
    other: "This phone cannot recognise branches. Please scan the code",
  },
};
