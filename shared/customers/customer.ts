import * as z from "zod";

/** VIP tiers, lowest first. Their thresholds are settings. */
export const tiers = ["gold", "platinum", "diamond", "private"] as const;
export const Tier = z.enum(tiers);
export type Tier = z.infer<typeof Tier>;

export const RiskLevel = z.enum(["C1", "C2", "C3", "C4", "C5"]);

export const Tag = z.object({
  label: z.string(),
  dimension: z.enum(["wealth", "life"]),
  source: z.enum(["import", "rm", "rule", "behaviour", "survey"]),
  at: z.string(),
});

/** A customer as a row of a list. */
export const CustomerRow = z.object({
  id: z.string(),
  name: z.string(),
  tier: Tier,
  rmName: z.string(),
  /** Total assets in fen; absent for those who may not see amounts. */
  aumFen: z.number().optional(),
  nextDue: z.string().optional(),
  risk: z.enum(["valid", "expired", "missing"]).optional(),
  bound: z.boolean(),
  lastContactAt: z.string().optional(),
});
export type CustomerRow = z.infer<typeof CustomerRow>;

export const Holding = z.object({
  id: z.string(),
  kind: z.enum(["deposit", "wealth", "fund", "insurance", "metal", "loan", "trust"]),
  name: z.string(),
  amountFen: z.number(),
  riskLevel: z.enum(["R1", "R2", "R3", "R4", "R5"]).optional(),
  maturesOn: z.string().optional(),
  accountMasked: z.string(),
});
export type Holding = z.infer<typeof Holding>;

/** Everything an RM needs before a call, on one page. Fields a reader may not see are absent. */
export const CustomerBrief = z.object({
  id: z.string(),
  name: z.string(),
  /** How to address them: 陈先生, 吴女士. */
  politeName: z.string(),
  tier: Tier,
  rmId: z.string(),
  rmName: z.string(),
  bound: z.boolean(),
  phoneMasked: z.string(),
  idNumberMasked: z.string(),
  emailMasked: z.string().optional(),
  district: z.string().optional(),
  age: z.number().int().optional(),
  birthday: z.object({ monthDay: z.string(), lunar: z.boolean(), nextOn: z.string() }).optional(),
  occupation: z.string().optional(),
  riskLevel: RiskLevel.optional(),
  riskExpiresOn: z.string().optional(),
  riskValid: z.boolean(),
  aumFen: z.number().optional(),
  assetsAsOf: z.string().optional(),
  tags: z.array(Tag),
  family: z.array(
    z.object({ name: z.string(), relation: z.string(), customerId: z.string().optional() }),
  ),
  company: z.object({ name: z.string(), position: z.string() }).optional(),
  /** What matters now, most consequential first: maturities, expiries, complaints, promises. */
  matters: z.array(
    z.object({
      kind: z.string(),
      text: z.string(),
      on: z.string().optional(),
      tone: z.enum(["info", "warn", "danger"]),
    }),
  ),
  mayNotOffer: z.array(z.string()),
  lastTalk: z.object({ text: z.string(), at: z.string() }).optional(),
});
export type CustomerBrief = z.infer<typeof CustomerBrief>;

/** Sensitive fields that can be revealed one at a time, for a purpose. */
export const revealable = ["phone", "idNumber", "email", "address", "account"] as const;
export const Purpose = z.enum(["callCustomer", "verifyIdentity", "handleRequest", "compliance"]);
