/** Whether this host has the button that hands over the phone number. */
export const canGivePhone = true;
