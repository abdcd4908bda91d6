import type {
  bind as bindSource,
  consents as consentsSource,
  notice as noticeSource,
  ownData as ownDataSource,
  purposes as purposesSource,
} from "../zh-CN/miniprogram-identity";

/** Words of identity and privacy in the customer's mini-program: binding, notice, consents, own data. */

export const bind: typeof bindSource = {
  title: "Who are you?",
  welcome: "Open your private line",
  welcomeText: "Once only; afterwards you reach your manager at once",
  phone: "Use my WeChat phone number",
  phoneText: "Please use the number that the bank knows",
  phoneRefused: "No number was given. Try again, or use your manager's invitation",
  browser:
    "Please verify your phone number in the WeChat mini-program first, or enter your manager's invitation",
  haveInvite: "I have an invitation",
  inviteTitle: "Your manager invites you",
  inviteCode: "Invitation",
  invitePlaceholder: "The code your manager gave you",
  found: (name) => `We found ${name}`,
  idLastFour: "Last four of your ID",
  idPlaceholder: "The last one may be an X",
  agree: "This is me; bind it to this WeChat",
  confirm: "Confirm",
  needId: "Please enter the last four of your ID",
  needAgree: "Please tick the box first",
  review: "A colleague is checking your details",
  reviewText: "Usually within one working day; the official account will tell you",
  refresh: "Refresh",
  notVip: "We did not find you among our VIP customers",
  notVipText: "Leave your details and a manager near you will call",
  name: "Name",
  namePlaceholder: "How may we address you?",
  mobile: "Mobile",
  mobilePlaceholder: "A number to reach you",
  note: "Interests (optional)",
  notePlaceholder: "For instance: allocation, education",
  leave: "Please call me",
  needName: "Please enter a name",
  needMobile: "Please enter a mobile number of 11 digits",
  left: "We have your details",
  leftText: "A manager will call within one working day",
  other: "Use another number",
};

export const notice: typeof noticeSource = {
  title: "Privacy notice",
  effective: (day, version) => `In force from ${day} · version ${version}`,
  choices: "Please choose",
  choicesText:
    "We do not use what you leave off; you can change it at any time under Me · Consents",
  necessary: "necessary",
  agree: "Agree and start",
  needNecessary: "Please agree to what is necessary first",
  refuse: "Not now",
};

export const purposes: typeof purposesSource = {
  service: {
    title: "Your private line",
    text: "Your identity and contact, for conversation, bookings, events and notices",
  },
  financial: {
    title: "Showing your assets",
    text: "Your holdings and maturities, for the asset report and reminders",
  },
  marketing: {
    title: "Events and products",
    text: "What may suit you; switched off, nothing is sent",
  },
  profiling: {
    title: "Preferences",
    text: "What you look at and take part in, so that your manager knows what you care about",
  },
  location: {
    title: "Arrival at a branch",
    text: "Your manager can prepare when you come near",
  },
};

export const consents: typeof consentsSource = {
  title: "Consents",
  lead: "Change them at any time; it works at once",
  since: (day) => `since ${day}`,
  off: "not given",
  saved: "Changed, effective now",
  stop: "Withdraw everything and stop",
  stopAsk: "Stop your private line?",
  stopText: "You will be signed out; your business with the bank is not affected",
  stopYes: "Withdraw and stop",
  stopNo: "Keep it",
};

export const ownData: typeof ownDataSource = {
  title: "My data",
  lead: "What we keep about you",
  at: (moment) => `as of ${moment}`,
  rights: "Correct, copy, delete",
  readers: "Who looked at my data",
  reasons: "Why did I get this",
  from: (source) => `From: ${source}`,
  prove: "To be sure it is you",
  none: "nothing yet",
};
