import { addMonths, type Day, dayOf } from "../calendar/day";

/** What a customer may carry, least first. */
export const customerLevels = ["C1", "C2", "C3", "C4", "C5"] as const;
export type CustomerLevel = (typeof customerLevels)[number];

/** What a product carries, least first. */
export const productLevels = ["R1", "R2", "R3", "R4", "R5"] as const;
export type ProductLevel = (typeof productLevels)[number];

/** Whether a person may act for themselves in law. */
export type LegalCapacity = "full" | "limited" | "none";

/** What suitability looks at in a customer. */
export interface SuitabilityProfile {
  readonly level?: CustomerLevel;
  /** The day on which the questionnaire was answered. */
  readonly assessedOn?: Day;
  /** Something changed since; the assessment no longer counts. */
  readonly isOutdated?: boolean;
  readonly bornOn?: Day;
  readonly capacity?: LegalCapacity;
  /** A guardian agreed to this kind of product. */
  readonly hasGuardianConsent?: boolean;
  /** Met the standard of a qualified investor and was recorded as one. */
  readonly isQualifiedInvestor?: boolean;
}

/** What suitability looks at in a product. */
export interface SuitabilityOffer {
  readonly issuerLevel: ProductLevel;
  /** Our own rating where it differs; the higher of the two counts. */
  readonly sellerLevel?: ProductLevel;
  readonly isPrivate: boolean;
}

/** Whether the product is put before one person, or shown to many. */
export type SuitabilityReach = "individual" | "audience";

export const unsuitableReasons = [
  "notAssessed",
  "assessmentExpired",
  "aboveLevel",
  "noCapacity",
  "limitedCapacity",
  "tooOldForHighRisk",
  "notQualified",
  "privateToAudience",
] as const;
export type UnsuitableReason = (typeof unsuitableReasons)[number];

const highRisk = 4;
const carefulAge = 65;

/**
 * Every reason why this product may not be put before this customer now; none means it may.
 * Nothing overrides it: exceptions are a matter of compliance, not of an argument here.
 */
export function unsuitableFor(
  profile: SuitabilityProfile,
  offer: SuitabilityOffer,
  reach: SuitabilityReach,
  now: Date,
): UnsuitableReason[] {
  const risk = riskOf(offer);
  const capacity = profile.capacity ?? "full";
  const reasons: (UnsuitableReason | false)[] = [
    capacity === "none" && "noCapacity",
    capacity === "limited" && !(profile.hasGuardianConsent && risk <= 2) && "limitedCapacity",
    assessment(profile, now),
    profile.level !== undefined && risk > levelOf(profile.level) && "aboveLevel",
    risk >= highRisk && isAtLeast(carefulAge, profile.bornOn, now) && "tooOldForHighRisk",
    offer.isPrivate && !profile.isQualifiedInvestor && "notQualified",
    offer.isPrivate && reach === "audience" && "privateToAudience",
  ];
  return reasons.filter((reason) => reason !== false);
}

/** The last day on which an assessment counts: twelve months on, to the end of that day in Shanghai. */
export function assessmentExpiresOn(assessedOn: Day): Day {
  return addMonths(assessedOn, 12);
}

/** Whether a customer's assessment counts now. */
export function isAssessed(profile: SuitabilityProfile, now: Date): boolean {
  return assessment(profile, now) === false;
}

/** Whether somebody has had this birthday; true where the day of birth is unknown is never assumed. */
export function isAtLeast(age: number, bornOn: Day | undefined, now: Date): boolean {
  return bornOn !== undefined && addMonths(bornOn, age * 12) <= dayOf(now);
}

function assessment(
  { level, assessedOn, isOutdated }: SuitabilityProfile,
  now: Date,
): "notAssessed" | "assessmentExpired" | false {
  if (level === undefined || assessedOn === undefined || isOutdated) return "notAssessed";
  if (assessedOn > dayOf(now)) return "notAssessed";
  return dayOf(now) > assessmentExpiresOn(assessedOn) && "assessmentExpired";
}

function riskOf({ issuerLevel, sellerLevel }: SuitabilityOffer): number {
  const issuer = productLevels.indexOf(issuerLevel);
  const seller = sellerLevel === undefined ? 0 : productLevels.indexOf(sellerLevel);
  return Math.max(issuer, seller) + 1;
}

function levelOf(level: CustomerLevel): number {
  return customerLevels.indexOf(level) + 1;
}
