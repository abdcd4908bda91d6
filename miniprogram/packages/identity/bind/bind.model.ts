/** The end of a Chinese ID number: three digits and a digit or X. */
export const isLastFour = (text: string): boolean => /^\d{3}[\dXx]$/.test(text);

export const isMobile = (text: string): boolean => /^1\d{10}$/.test(text);
