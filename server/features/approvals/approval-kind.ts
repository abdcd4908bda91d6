import type { Tx } from "@server/core/mongo";
import type { Trail } from "@server/core/trail";
import type { StaffRole } from "@shared/core/endpoint";
import type * as z from "zod";

/** What an act knows of the request that lets it happen. */
export interface GrantedApproval {
  readonly id: string;
  readonly askerId: string;
  readonly deciderId: string;
  readonly decidedAt: Date;
  /**
   * The transaction that also marks the request as done: whatever is written in it happens exactly
   * once, even if the process is killed. What cannot be rolled back must be keyed by the request's id.
   */
  readonly tx: Tx;
}

/** An act of which a second person must approve (security.md A3-07). */
export interface ApprovalKind<Payload = unknown> {
  /** `noun.verb`, the name the request is stored under. */
  readonly kind: string;
  /** The act in a few Chinese words, such as 导出客户资料. */
  readonly title?: string;
  /**
   * Who may say yes. A lead decides for their own team, a head for their branch, the others for the
   * whole bank. The asker never decides.
   */
  readonly decides: readonly StaffRole[];
  readonly payload: z.ZodType<Payload>;
  /** What will happen, in plain Chinese for the person who decides. */
  summary(payload: Payload): string;
  /** What the asker reads instead, where the full words would tell them more than they may know. */
  askerSummary?(payload: Payload): string;
  /**
   * Whose matter it is, where that is not the asker's own unit: the units whose lead and head
   * decide, and people who decide by name.
   */
  within?(payload: Payload): Promise<{
    readonly unitPath: readonly string[];
    readonly people?: readonly string[];
  }>;
  /** A no is not told to the asker before the request would have lapsed: to them it only waits. */
  readonly isQuiet?: boolean;
  /** The customer whose key seals the request, where it is about just one. */
  customerOf?(payload: Payload): string | undefined;
  /** How long a request waits; 72 hours unless said. */
  readonly hours?: number;
  /**
   * Carries the act out in the asker's name. An AppError marks the request as failed, and whoever
   * decided may try again; any other error is tried again by itself.
   */
  execute(payload: Payload, trail: Trail, approval: GrantedApproval): Promise<void>;
  /** What to do, in the deciding transaction, when it will never happen: rejected, withdrawn or expired. */
  ended?(
    payload: Payload,
    end: { readonly state: "rejected" | "withdrawn" | "expired"; readonly tx: Tx },
  ): Promise<void>;
}

/** Declares an act that needs two people; it is then listed in `server/approvals.ts`. */
export function defineApproval<Payload>(definition: ApprovalKind<Payload>): ApprovalKind<Payload> {
  return definition;
}

const kinds = new Map<string, ApprovalKind>();

/** Tells which acts need a second person. Called once at start, with the whole list. */
export function registerApprovals(list: readonly ApprovalKind[]): void {
  kinds.clear();
  for (const one of list) {
    if (kinds.has(one.kind)) throw new Error(`Two approvals are called ${one.kind}.`);
    kinds.set(one.kind, one);
  }
}

/** The act behind a stored request; undefined when this version of the product no longer knows it. */
export const approvalKind = (kind: string): ApprovalKind | undefined => kinds.get(kind);
