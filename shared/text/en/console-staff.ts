import type { staff as chinese } from "../zh-CN/console-staff";

export const staff: typeof chinese = {
  units: "Organisation",
  all: "Everybody",
  none: "Nobody in this unit",
  customers: (count) => `${count} clients`,
  overloaded: "Over 50",
  noBook: "No book",
  sessions: (count) => (count === 0 ? "Not signed in" : `${count} sessions`),
  disabled: "Disabled",
  load: "Load of managers",
  detail: {
    unit: "Unit",
    roles: "Roles",
    presence: "Presence",
    customers: "Clients",
    sessions: "Sessions",
    endSessions: "End all sessions",
    ended: (count) => `${count} sessions ended`,
    disable: "Disable the account",
    disableText: "All access ends at once, on every device.",
    disabled: "Account disabled",
    enable: "Enable the account",
    enabled: "Account enabled",
    changeRoles: "Change roles",
    rolesText:
      "Administration, security and compliance exclude each other and every role that serves clients.",
    rolesSaved: "Roles changed; in force with the next request",
    noRole: "Keep at least one role",
    yourself: "Nobody changes their own roles",
  },
};
