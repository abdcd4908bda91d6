import type { words as chinese } from "../zh-CN/conversations";

export const words: typeof chinese = {
  system: "System",
  deskName: "VIP desk",
  deskTitle: "At your service",
  deskPresence: "We will answer as soon as we can",
  onDuty: "On duty, usually answers within minutes",
  away: "Away for the moment",
  offHours: (back) => `Off duty until ${back}; your message is seen to first`,
  offHoursPlain: "Off duty; your message is seen to first",
  callRequest: {
    phone: "Asks to be called",
    voice: "Asks for a voice call",
    video: "Asks for a video call",
  },
  callNow: "As soon as possible",
  callAt: (when) => `At ${when}`,
  picture: "[Picture]",
  voice: "[Voice]",
  file: "[File]",
  location: "[Location]",
  reachLive: "The customer is online and sees it at once",
  reachCustomerService: "Goes out as an official-account message",
  reachTemplate: "A service notice asks the customer to open the conversation; it carries no text",
  reachSubscribe:
    "A subscribe notice asks the customer to open the conversation; it carries no text",
  reachWithRight: "{text}; {right}",
  reachLeft: "{left} more notices may follow",
  reachLeftUntil: "{left} more may follow until {until}",
  reachNone: "The customer cannot be notified now; better call",
  unbound:
    "Welcome to the VIP line. Please bind your identity to talk to your relationship manager.",
  unboundLink: "Bind now",
  staffHint: "Please answer customers in the console, which the menu opens.",
  videoSent:
    "[Video] The customer sent a video to the official account; it cannot be played here, please ask",
  unreadable: "Please send text, a picture or a voice message.",
};
