import {
  assessmentExpiresOn,
  customerLevels,
  isAssessed,
  productLevels,
  type SuitabilityOffer,
  type SuitabilityProfile,
  unsuitableFor,
} from "@shared/suitability/suitability";
import { describe, expect, it } from "vitest";

const now = new Date("2026-11-25T10:00:00+08:00");
const fit: SuitabilityProfile = { level: "C5", assessedOn: "2026-06-01", bornOn: "1980-01-01" };
const offer = (issuerLevel: SuitabilityOffer["issuerLevel"]): SuitabilityOffer => ({
  issuerLevel,
  isPrivate: false,
});
const judge = (profile: SuitabilityProfile, of = offer("R1"), at = now) =>
  unsuitableFor(profile, of, "individual", at);

describe("suitability", () => {
  it.each(
    customerLevels.flatMap((level, c) =>
      productLevels.map((risk, r) => [level, risk, r <= c] as const),
    ),
  )("for %s and %s is %s", (level, risk, suits) => {
    expect(judge({ ...fit, level }, offer(risk))).toEqual(suits ? [] : ["aboveLevel"]);
  });

  it("takes the higher of two ratings", () => {
    expect(judge({ ...fit, level: "C2" }, { ...offer("R2"), sellerLevel: "R3" })).toEqual([
      "aboveLevel",
    ]);
    expect(judge({ ...fit, level: "C2" }, { ...offer("R3"), sellerLevel: "R1" })).toEqual([
      "aboveLevel",
    ]);
  });

  it("lets an assessment count to the last moment of its day twelve months on, in Shanghai", () => {
    const profile = { ...fit, assessedOn: "2025-11-25" };

    expect(isAssessed(profile, new Date("2026-11-25T23:59:59.999+08:00"))).toBe(true);
    expect(isAssessed(profile, new Date("2026-11-26T00:00:00+08:00"))).toBe(false);
    expect(judge(profile, offer("R1"), new Date("2026-11-26T00:00:00+08:00"))).toEqual([
      "assessmentExpired",
    ]);
  });

  it("ends an assessment of 29 February on the 28th", () => {
    expect(assessmentExpiresOn("2024-02-29")).toBe("2025-02-28");
  });

  it("counts no assessment that is missing, overtaken or from the future", () => {
    expect(judge({ bornOn: "1980-01-01" })).toEqual(["notAssessed"]);
    expect(judge({ ...fit, isOutdated: true })).toEqual(["notAssessed"]);
    expect(judge({ ...fit, assessedOn: "2026-11-26" })).toEqual(["notAssessed"]);
  });

  it("keeps high risk from people of 65 from their birthday on", () => {
    const profile = { ...fit, bornOn: "1961-11-25" };
    const dayBefore = new Date("2026-11-24T23:59:59+08:00");

    expect(judge(profile, offer("R4"), dayBefore)).toEqual([]);
    expect(judge(profile, offer("R4"))).toEqual(["tooOldForHighRisk"]);
    expect(judge(profile, offer("R3"))).toEqual([]);
  });

  it("offers nothing to those without capacity, and little to those with a limited one", () => {
    expect(judge({ ...fit, capacity: "none" })).toEqual(["noCapacity"]);
    expect(judge({ ...fit, capacity: "limited" }, offer("R2"))).toEqual(["limitedCapacity"]);
    expect(judge({ ...fit, capacity: "limited", hasGuardianConsent: true }, offer("R2"))).toEqual(
      [],
    );
    expect(judge({ ...fit, capacity: "limited", hasGuardianConsent: true }, offer("R3"))).toEqual([
      "limitedCapacity",
    ]);
  });

  it("keeps private products to qualified people, one by one", () => {
    const fund: SuitabilityOffer = { issuerLevel: "R2", isPrivate: true };

    expect(judge(fit, fund)).toEqual(["notQualified"]);
    expect(judge({ ...fit, isQualifiedInvestor: true }, fund)).toEqual([]);
    expect(unsuitableFor({ ...fit, isQualifiedInvestor: true }, fund, "audience", now)).toEqual([
      "privateToAudience",
    ]);
  });
});
