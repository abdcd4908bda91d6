import { randomText } from "../../core/random";
import type {
  AccountKind,
  SubscribeChoice,
  SubscribeDialog,
  SubscribeOutcome,
} from "../../core/types";
import type { Fields } from "../../core/xml";
import type { Platform } from "../platform";
import type { Account, PersonState, Template } from "../world";
import { consentOf } from "./subscribe";

const fail = (errCode: number, reason: string): SubscribeOutcome => ({
  kind: "failed",
  errCode,
  errMsg: `requestSubscribeMessage:fail ${reason}`,
});

/** wx.requestSubscribeMessage: the client-side rules, then a dialog for what is not decided yet. */
export function ask(
  platform: Platform,
  account: Account,
  person: PersonState,
  templateIds: string[],
): SubscribeOutcome {
  if (templateIds.length === 0) return fail(10001, "TmplIds can't be empty");
  if (templateIds.length > 5) return fail(20003, "Templates count out of max bounds");
  const templates = templateIds.map((id) => account.templates.get(id));
  if (!templates.every((one): one is Template => one !== undefined && one.kind !== "service")) {
    return fail(20001, "No template data return, verify the template id exist");
  }
  if (new Set(templates.map(({ kind }) => kind)).size > 1) {
    return fail(20002, "Templates type must be same");
  }
  const result = decided(account, person, templates);
  const open = templates.filter(({ id }) => !(id in result));
  if (open.length === 0) {
    settle(platform, account, person, result, templates, false);
    return { kind: "decided", result };
  }
  const dialog = makeDialog(platform, account, person, open);
  platform.world.dialogs.set(dialog.id, dialog);
  platform.feed.emit(() => ({ type: "dialog", user: person.id, dialog }));
  return { kind: "dialog", dialog };
}

/** What needs no dialog: banned templates, equal titles, and answers the person asked to keep. */
function decided(
  account: Account,
  person: PersonState,
  templates: Template[],
): Record<string, SubscribeChoice> {
  const result: Record<string, SubscribeChoice> = {};
  const titles = new Set<string>();
  for (const template of templates) {
    const { always } = consentOf(account, person.openids[account.kind], template.id);
    if (template.banned) result[template.id] = "ban";
    else if (titles.has(template.title)) result[template.id] = "filter";
    else if (always) result[template.id] = always;
    titles.add(template.title);
  }
  return result;
}

function makeDialog(
  platform: Platform,
  account: Account,
  person: PersonState,
  templates: Template[],
): SubscribeDialog {
  return {
    id: randomText(12),
    user: person.id,
    account: account.kind,
    at: platform.clock.now(),
    templates: templates.map((template) => ({
      templateId: template.id,
      title: template.title,
      kind: template.kind === "long-term" ? "long-term" : "once",
      rows: template.fields.map(({ key, name, example }) => ({ key, name, value: example })),
    })),
  };
}

/** The person's answer to a dialog; what they did not tick counts as refused. */
export function answer(
  platform: Platform,
  dialog: SubscribeDialog,
  choices: Record<string, "accept" | "reject">,
  always: boolean,
): Record<string, SubscribeChoice> {
  const account = platform.world.accounts[dialog.account];
  const person = platform.world.people.get(dialog.user);
  if (!person) return {};
  platform.world.dialogs.delete(dialog.id);
  const templates = dialog.templates.flatMap(({ templateId }) => {
    const template = account.templates.get(templateId);
    return template ? [template] : [];
  });
  const result: Record<string, SubscribeChoice> = {};
  for (const { id } of templates) result[id] = choices[id] ?? "reject";
  settle(platform, account, person, result, templates, always);
  platform.feed.emit(() => ({
    type: "dialog-closed",
    user: person.id,
    dialogId: dialog.id,
    result,
  }));
  return result;
}

/** Books the rights and tells the developer what was answered. */
export function settle(
  platform: Platform,
  account: Account,
  person: PersonState,
  result: Record<string, SubscribeChoice>,
  templates: Template[],
  always: boolean,
): void {
  const list: [string, "accept" | "reject"][] = [];
  for (const template of templates) {
    const choice = result[template.id];
    if (choice !== "accept" && choice !== "reject") continue;
    const consent = consentOf(account, person.openids[account.kind], template.id);
    if (choice === "accept" && template.kind === "once") consent.left++;
    if (choice === "accept") consent.longTerm = template.kind === "long-term";
    consent.refused = choice === "reject";
    if (always) consent.always = choice;
    list.push([template.id, choice]);
  }
  if (list.length > 0) pushPopup(platform, account.kind, person, list);
}

function pushPopup(
  platform: Platform,
  kind: AccountKind,
  person: PersonState,
  list: [string, string][],
): void {
  const scene = kind === "mini" ? 0 : 2;
  const items = list.map(([TemplateId, SubscribeStatusString]) => ({
    TemplateId,
    SubscribeStatusString,
    PopupScene: scene,
  }));
  push(platform, kind, person, "subscribe_msg_popup_event", "SubscribeMsgPopupEvent", items);
}

/** Tells that a person switched a template off in their settings. */
export function withdraw(
  platform: Platform,
  account: Account,
  person: PersonState,
  templateId: string,
): void {
  const consent = consentOf(account, person.openids[account.kind], templateId);
  consent.refused = true;
  consent.always = "reject";
  const items = [{ TemplateId: templateId, SubscribeStatusString: "reject" }];
  const event = "subscribe_msg_change_event";
  push(platform, account.kind, person, event, "SubscribeMsgChangeEvent", items);
}

/** XML nests the items in a container; JSON has them at the top, one as an object, several as a list. */
function push(
  platform: Platform,
  kind: AccountKind,
  person: PersonState,
  event: string,
  container: string,
  items: Fields[],
): void {
  const quoted = items.map((item) =>
    Object.fromEntries(Object.entries(item).map(([name, value]) => [name, String(value)])),
  );
  const first = quoted[0] ?? {};
  platform.pusher.push({
    kind,
    person,
    msgType: "event",
    fields: { Event: event, [container]: { List: items } },
    jsonFields: { Event: event, List: quoted.length === 1 ? first : quoted },
    awaited: false,
  });
}
