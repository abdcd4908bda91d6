/** Days in which a customer can take a deletion back. */
export const coolingDays = 7;
