import type { StaffActor } from "@server/core/policy";
import { hasRole } from "@server/core/policy";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { dayOf } from "@shared/calendar/day";
import type { CustomerBrief } from "@shared/customers/customer";
import { maskEmail, maskIdNumber, maskName, maskPhone } from "@shared/masking/masking";
import { words } from "@shared/text/zh-CN/customers";
import { ageOn, nextBirthday } from "./birthday";
import type { CustomerDocument } from "./customer.model";
import { seesAmounts, seesNames } from "./customer.policy";
import { openCustomer, openDetails } from "./customer-open";
import { withinRights } from "./field-rights";
import { mattersOf, mayNotOffer } from "./matters";
import { presentRelations } from "./present-relations";

/** 陈先生, 吴女士: how staff and the product address a customer. */
export const politeName = (name: string, gender: "female" | "male"): string =>
  `${familyNameOf(name)}${words[gender]}`;

const doubleNames = [
  "欧阳",
  "司马",
  "上官",
  "诸葛",
  "东方",
  "皇甫",
  "尉迟",
  "公孙",
  "令狐",
  "司徒",
  "夏侯",
];
const familyNameOf = (name: string) =>
  doubleNames.find((one) => name.startsWith(one)) ?? name.slice(0, 1);

/** One page before a call, by the reader's rights: what they may not see is masked or absent. */
export async function presentBrief(
  customer: CustomerDocument,
  actor: StaffActor,
  ports: Ports,
): Promise<CustomerBrief> {
  const { vault, clock } = ports;
  const now = clock.now();
  const [opened, details, manager, relations] = await Promise.all([
    openCustomer(vault, customer, ["name", "phone", "idNumber", "email", "birthDate"]),
    openDetails(vault, customer),
    staff.find(customer.rmId),
    presentRelations(customer, actor, ports),
  ]);
  const name = opened.name ?? "";
  const amounts = seesAmounts(actor, customer);
  const serves = seesNames(actor, customer._id);
  const age = opened.birthDate ? ageOn(opened.birthDate, now) : undefined;
  const brief: CustomerBrief = {
    id: customer._id,
    name: serves ? name : maskName(name),
    politeName: politeName(name, details.gender),
    tier: customer.tier,
    rmId: customer.rmId,
    rmName: manager?.name ?? "",
    bound: customer.bound,
    phoneMasked: maskPhone(opened.phone ?? ""),
    idNumberMasked: maskIdNumber(opened.idNumber ?? ""),
    ...(opened.email ? { emailMasked: maskEmail(opened.email) } : {}),
    ...(serves && details.district ? { district: details.district } : {}),
    ...(serves && age !== undefined ? { age } : {}),
    ...(serves
      ? {
          birthday: {
            monthDay: customer.birthday[customer.birthday.keeps],
            lunar: customer.birthday.keeps === "lunar",
            nextOn: nextBirthday(customer.birthday, now),
          },
        }
      : {}),
    ...(serves && details.occupation ? { occupation: details.occupation } : {}),
    ...(customer.riskLevel ? { riskLevel: customer.riskLevel } : {}),
    ...(customer.riskExpiresOn ? { riskExpiresOn: customer.riskExpiresOn } : {}),
    riskValid: isRiskValid(customer, now),
    ...(amounts ? { aumFen: customer.aumFen } : {}),
    ...(customer.assetsAsOf ? { assetsAsOf: customer.assetsAsOf } : {}),
    tags: customer.tags.map(({ name: label, dimension, source, at }) => ({
      label,
      dimension,
      source,
      at: at.toISOString(),
    })),
    ...relations,
    matters: hasRole(actor, "rm", "lead", "head", "expert") ? mattersOf(customer, now) : [],
    mayNotOffer: mayNotOffer(customer, age, now),
  };
  return withinRights(brief, actor, customer);
}

export const isRiskValid = (
  { riskLevel, riskExpiresOn }: Pick<CustomerDocument, "riskLevel" | "riskExpiresOn">,
  now: Date,
): boolean => riskLevel !== undefined && riskExpiresOn !== undefined && riskExpiresOn >= dayOf(now);
