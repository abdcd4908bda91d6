/**
 * The API on one screen: every endpoint of the product, grouped by area.
 * The server refuses to start if one of them is not implemented.
 */
import { sessionEndpoints } from "./sessions/endpoints";

export const api = [...sessionEndpoints] as const;

export type Api = (typeof api)[number];
