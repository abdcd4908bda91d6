import { minutes } from "@server/core/clock";

/** A customer's message is answered by a person within ten minutes, day and night (product.md C4.3). */
export const firstResponse = minutes(10);

export const answerDue = (since: Date): Date => new Date(since.getTime() + firstResponse);
