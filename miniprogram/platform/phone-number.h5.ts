/** A browser has no verified phone number to hand over. */
export const canGivePhone = false;
