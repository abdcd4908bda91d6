import type {
  common as commonSource,
  conversation as conversationSource,
  events as eventsSource,
  home as homeSource,
  me as meSource,
  privacyGate as privacyGateSource,
  tierNames as tierNamesSource,
} from "../zh-CN/miniprogram";

/** Words of the customer's mini-program that its main package shows. */

export const common: typeof commonSource = {
  working: "Submitting",
  retry: "Load again",
  failed: "This cannot be opened right now",
  unreachable: "The network is unstable. Please check it and try again",
  badAnswer: "The service is not available right now. Please try again later",
  close: "Close",
  back: "Back",
  signedOut: "You have signed out",
  signedOutText: "Sign in again to continue with your personal service",
  signIn: "Sign in again",
  signInFailed: "Signing in did not work",
};

export const tierNames: typeof tierNamesSource = {
  gold: "Gold",
  platinum: "Platinum",
  diamond: "Diamond",
  private: "Private Banking",
};

export const privacyGate: typeof privacyGateSource = {
  title: "Before you continue",
  text: "WeChat asks for your consent to our privacy guide before your phone number, album, microphone or Bluetooth is used. They serve only what you start yourself.",
  agree: "Agree and continue",
  refuse: "Not now",
};

export const home: typeof homeSource = {
  greeting: {
    morning: "good morning",
    noon: "good day",
    afternoon: "good afternoon",
    evening: "good evening",
  },
  contact: "Contact me",
  unread: (count) => `${count} unread`,
  firstLine: "Hello, I am here whenever you need me.",
  tiles: { rm: "My manager", book: "Booking", events: "Events", assets: "Assets" },
  concerns: "For you",
  nothing: "Nothing needs your attention",
  nothingText: "You can meet your manager whenever you like",
  nothingAct: "Book",
};

export const conversation: typeof conversationSource = {
  title: "My manager",
  placeholder: "Write to your manager",
  send: "Send",
  ticks: {
    waiting: "Sending",
    failed: "Not sent",
    sent: "Sent",
    delivered: "Delivered",
    read: "Read",
  },
  resend: "Send again",
  waitingText: "The network is unstable. Your message is kept and will be sent by itself",
  older: "Earlier messages",
  begin:
    "This is your private conversation with your manager, kept only for both of you and as the law requires",
  newer: (count) => `${count} new`,
  toNewest: "To the newest",
  typing: "Typing",
  remind: "Let WeChat tell you when your manager answers",
  remindAct: "Turn on",
  reminded: "You will be told of answers",
  viaOfficial: "From the official account",
  voiceSeconds: (seconds) => `${seconds}″`,
  voiceLabel: (seconds) => `Voice message of ${seconds} seconds, tap to play`,
  pictureLabel: "Picture, tap to enlarge",
  pictureGone: "The picture cannot be shown right now",
  voiceGone: "The voice message cannot be played right now",
  fileSize: (bytes) =>
    bytes < 1024 * 1024
      ? `${Math.max(1, Math.round(bytes / 1024))} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
  mediaGone: "The file is gone. Please choose it again",
  tooLarge: "The picture is too large. Please choose one below 10 MB",
  emoji: "Emoji",
  more: "More",
  speak: "Voice",
  record: {
    start: "Tap to speak",
    going: "Recording, 60 seconds at most",
    send: "Done, send",
    cancel: "Cancel",
    failed: "Recording did not work. Please allow the microphone and try again",
  },
  sheet: {
    album: "Album",
    camera: "Camera",
    book: "Booking",
    phone: "Call me",
    video: "Video call",
  },
  callAsked: {
    phone: "Your manager was asked to call you soon",
    video: "Your manager was told and will agree a time for the video call",
  },
  cards: {
    booking: "Booking",
    bookingOffer: "Times your manager kept for you",
    event: "Event",
    callRequest: "Call request",
    manager: "Relationship manager",
    open: "Open",
    choose: "Choose a time to confirm",
    accepted: "Booked for you",
  },
};

export const events: typeof eventsSource = {
  title: "Events and privileges",
  lead: "Kept for you",
  empty: "No event is open to you right now",
  emptyText: "Your manager will invite you as soon as there is one that suits you",
  emptyAct: "Ask your manager",
  seatsLeft: (left) => `${left} left`,
  full: "Full, waiting list open",
  closed: "Sign-up is closed",
  cancelled: "The event is cancelled",
  mine: {
    confirmed: "Signed up",
    waiting: "On the waiting list",
    offered: "Seats to confirm",
    cancelled: "Cancelled",
    expired: "Offer expired",
    checkedIn: "Attended",
  },
  tickets: "My tickets",
};

export const me: typeof meSource = {
  title: "Me",
  bookings: "My bookings",
  checkIn: "Check in at a branch",
  tickets: "My tickets",
  forms: "Forms",
  assets: "Asset report",
  elder: "Large words",
  elderText: "Larger words, a simpler layout",
  hideAmounts: "Hide amounts",
  hideAmountsText: "The asset report opens without showing amounts",
  messages: "Notices",
  messagesText: "Bookings, events and answers of your manager, in time",
  messagesDone: "Turned on. You will be told in time",
  messagesNone: "Not turned on. You can do so at any time",
  consents: "Consents",
  notice: "Privacy notice",
  data: "My data",
  signOut: "Sign out",
  signOutTitle: "Sign out?",
  stay: "Stay",
  signOutAsk: "The conversation and drafts on this device will be removed",
};
