import * as z from "zod";
import type { Message, Receipts } from "../conversations/conversation";
import { endpoint } from "../core/endpoint";

/**
 * Frames on the socket at `/live?ticket=…`. A socket is a fast path only: whatever it carries can
 * be asked for over HTTP, and after a gap a client resumes by the last `seq` it holds.
 */
export type ClientFrame =
  | {
      readonly kind: "send";
      readonly conversationId: string;
      readonly clientId: string;
      readonly body: unknown;
    }
  | { readonly kind: "read"; readonly conversationId: string; readonly seq: number }
  | { readonly kind: "delivered"; readonly conversationId: string; readonly seq: number }
  | { readonly kind: "resume"; readonly conversationId: string; readonly afterSeq: number }
  | { readonly kind: "typing"; readonly conversationId: string }
  | { readonly kind: "ping" };

export type ServerFrame =
  | { readonly kind: "hello"; readonly heartbeatSeconds: number }
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "ack"; readonly clientId: string; readonly message: Message }
  | {
      readonly kind: "refused";
      readonly clientId: string;
      readonly code: string;
      readonly message: string;
      readonly details?: Record<string, unknown>;
    }
  | { readonly kind: "receipts"; readonly conversationId: string; readonly receipts: Receipts }
  | {
      readonly kind: "resumed";
      readonly conversationId: string;
      readonly messages: readonly Message[];
      readonly lastSeq: number;
      readonly more: boolean;
    }
  | { readonly kind: "typing"; readonly conversationId: string; readonly who: "customer" | "staff" }
  /** Something the receiver shows has changed; it asks again for what it needs. */
  | { readonly kind: "changed"; readonly what: string; readonly id?: string }
  | { readonly kind: "pong" };

const LiveTicket = z.object({ ticket: z.string(), expiresAt: z.string() });

export const liveEndpoints = [
  endpoint({
    method: "POST",
    path: "/live/tickets",
    summary: "A one-time ticket (30 s) that opens the customer's socket.",
    audience: "customer",
    input: z.object({}),
    output: LiveTicket,
  }),
  endpoint({
    method: "POST",
    path: "/live/staff-tickets",
    summary: "A one-time ticket (30 s) that opens a staff socket.",
    audience: "staff",
    input: z.object({}),
    output: LiveTicket,
  }),
] as const;
