import { CustomerModel } from "@server/features/customers";
import type {
  Dictionary,
  FieldChoice,
  FieldDefinition,
  RowsDefinition,
} from "@shared/conditions/dictionary";
import { tiers } from "@shared/customers/customer";
import { customerLevels, productLevels } from "@shared/suitability/suitability";
import { segments as words } from "@shared/text/zh-CN/segments";
import { definedFields } from "./defined-fields";

const { groups, fields, holdings } = words;
const asChoices = (values: readonly string[]): FieldChoice[] =>
  values.map((value) => ({ value, label: value }));
const labelled = (labels: Readonly<Record<string, string>>): FieldChoice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const advisers = ["rm", "lead", "head", "marketer"] as const;

const ownFields: readonly FieldDefinition[] = [
  {
    key: "tier",
    label: fields.tier,
    group: groups.basic,
    type: "level",
    isSelfExplaining: true,
    choices: tiers.map((value) => ({ value, label: words.tiers[value] })),
  },
  { key: "bound", label: fields.bound, group: groups.basic, type: "flag" },
  {
    key: "birthday",
    label: fields.birthday,
    group: groups.basic,
    type: "yearDay",
    path: "birthday.solar",
  },
  { key: "customerSince", label: fields.customerSince, group: groups.basic, type: "day" },
  {
    key: "aum",
    label: fields.aum,
    group: groups.wealth,
    type: "money",
    path: "aumFen",
    roles: advisers,
  },
  {
    key: "riskLevel",
    label: fields.riskLevel,
    group: groups.suitability,
    type: "level",
    choices: asChoices(customerLevels),
  },
  { key: "riskExpiresOn", label: fields.riskExpiresOn, group: groups.suitability, type: "day" },
  {
    key: "interests",
    label: fields.interests,
    group: groups.tags,
    type: "tags",
    path: "tags",
    where: { dimension: "life" },
  },
  {
    key: "wealthTags",
    label: fields.wealthTags,
    group: groups.tags,
    type: "tags",
    path: "tags",
    where: { dimension: "wealth" },
    roles: advisers,
  },
  { key: "openComplaints", label: fields.openComplaints, group: groups.service, type: "number" },
  { key: "lastContactAt", label: fields.lastContactAt, group: groups.service, type: "instant" },
];

const holdingRows: RowsDefinition = {
  key: "holdings",
  label: holdings.label,
  roles: advisers,
  fields: [
    {
      key: "kind",
      label: holdings.kind,
      group: holdings.label,
      type: "choice",
      choices: labelled(words.kinds),
    },
    {
      key: "amount",
      label: holdings.amount,
      group: holdings.label,
      type: "money",
      path: "amountFen",
    },
    {
      key: "riskLevel",
      label: holdings.riskLevel,
      group: holdings.label,
      type: "level",
      choices: asChoices(productLevels),
    },
    { key: "openedOn", label: holdings.openedOn, group: holdings.label, type: "day" },
    { key: "maturesOn", label: holdings.maturesOn, group: holdings.label, type: "day" },
  ],
};

/** Everything a condition about customers may speak of, over the stored record itself. */
export const customerDictionary: Dictionary = {
  eventsPath: "activity",
  events: [],
  /** The product's own and those the bank defined, as they are at the moment of asking. */
  get fields() {
    return [...ownFields, ...definedFields()];
  },
  rows: [holdingRows],
};

/** The dictionary with the tags in use as choices, for people to pick from. */
export async function withTagChoices(dictionary: Dictionary): Promise<Dictionary> {
  const found = await CustomerModel.aggregate<{ _id: { name: string; dimension: string } }>([
    { $project: { tags: 1 } },
    { $unwind: "$tags" },
    { $group: { _id: { name: "$tags.name", dimension: "$tags.dimension" } } },
    { $limit: 500 },
  ]);
  const names = (dimension: string | undefined) =>
    found
      .flatMap(({ _id }) => (_id.dimension === dimension ? [_id.name] : []))
      .sort((a, b) => a.localeCompare(b, "zh-CN"));
  return {
    ...dictionary,
    fields: dictionary.fields.map((field) =>
      field.type === "tags"
        ? { ...field, choices: asChoices(names(field.where?.dimension)) }
        : field,
    ),
  };
}
