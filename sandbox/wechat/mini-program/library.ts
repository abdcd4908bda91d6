import { randomText } from "../../core/random";
import { type Call, type Guarded, ok } from "../endpoint";
import { PlatformError } from "../errcodes";
import { lengthOf, text } from "../input";
import { categories, libraryTemplate, libraryTemplates } from "../library";
import { contentOf, exampleOf } from "../official-account/templates";

const maxTemplates = 50;

function titles({ incoming }: Call) {
  const { query } = incoming;
  const ids = (query.get("ids") ?? "").split(",").filter((id) => id !== "");
  if (ids.length === 0 || ids.some((id) => !categories.some((one) => String(one.id) === id))) {
    throw new PlatformError(200018);
  }
  const start = Number(query.get("start"));
  if (!Number.isInteger(start) || start < 0) throw new PlatformError(200016);
  const limit = Number(query.get("limit"));
  if (!Number.isInteger(limit) || limit < 1 || limit > 30) throw new PlatformError(200017);
  const found = libraryTemplates.filter(({ categoryId }) => ids.includes(categoryId));
  const data = found
    .slice(start, start + limit)
    .map(({ tid, title, type, categoryId }) => ({ tid: Number(tid), title, type, categoryId }));
  return ok({ count: found.length, data });
}

function keywords({ incoming }: Call) {
  const template = libraryTemplate(incoming.query.get("tid") ?? "");
  if (!template) throw new PlatformError(200014);
  const data = template.keywords.map(({ kid, name, example, rule }) => ({
    kid,
    name,
    example,
    rule,
  }));
  return ok({ count: data.length, data });
}

function add({ account, body }: Call) {
  const template = libraryTemplate(text(body, "tid", 200014));
  if (!template) throw new PlatformError(200014);
  const kids: unknown[] = Array.isArray(body.kidList) ? body.kidList : [];
  const fields = kids.map((kid) => template.keywords.find((one) => one.kid === Number(kid)));
  if (!fields.every((field) => field !== undefined) || fields.length < 2 || fields.length > 5) {
    throw new PlatformError(200020);
  }
  if (lengthOf(text(body, "sceneDesc", 200021)) > 15) throw new PlatformError(200021);
  const own = [...account.templates.values()].filter(({ kind }) => kind !== "service");
  if (own.length >= maxTemplates) throw new PlatformError(200012);
  const wanted = fields.map(({ key }) => key).join();
  const isSame = own.some(
    ({ tid, fields: existing }) =>
      tid === template.tid && existing.map(({ key }) => key).join() === wanted,
  );
  if (isSame) throw new PlatformError(200022);
  const id = randomText(43);
  const kind = template.type === 3 ? ("long-term" as const) : ("once" as const);
  const made = { id, tid: template.tid, title: template.title, kind, fields };
  account.templates.set(id, { ...made, banned: false, restricted: false });
  return ok({ priTmplId: id });
}

function list({ account }: Call) {
  const data = [...account.templates.values()]
    .filter(({ kind }) => kind !== "service")
    .map((template) => ({
      priTmplId: template.id,
      title: template.title,
      content: contentOf(template),
      example: exampleOf(template),
      type: template.kind === "long-term" ? 3 : 2,
      keywordEnumValueList: template.fields.flatMap(({ key, values }) =>
        values ? [{ keywordCode: `${key}.DATA`, enumValueList: values }] : [],
      ),
    }));
  return ok({ data });
}

function remove({ account, body }: Call) {
  const id = text(body, "priTmplId", 40037);
  const template = account.templates.get(id);
  if (!template || template.kind === "service") throw new PlatformError(40037);
  account.templates.delete(id);
  return ok();
}

const account = "both" as const;
const newtmpl = "/wxaapi/newtmpl";

export const libraryEndpoints: Guarded[] = [
  {
    path: `${newtmpl}/getcategory`,
    method: "GET",
    account,
    run: () => ok({ data: categories }),
  },
  { path: `${newtmpl}/getpubtemplatetitles`, method: "GET", account, run: titles },
  { path: `${newtmpl}/getpubtemplatekeywords`, method: "GET", account, run: keywords },
  { path: `${newtmpl}/addtemplate`, method: "POST", account, run: add },
  { path: `${newtmpl}/gettemplate`, method: "GET", account, run: list },
  { path: `${newtmpl}/deltemplate`, method: "POST", account, run: remove },
];
