import { createCall } from "@shared/core/client";
import { createTransport } from "./transport";

/** The one function through which the console speaks to the server. */
export const call = createCall(createTransport());
