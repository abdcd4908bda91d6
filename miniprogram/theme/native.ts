/** Colours of the bars that the host draws; JSON knows no variables. The same values stand in `tokens.scss`. */
export const native = {
  paper: "#F7F5F1",
  card: "#FFFFFF",
  mist: "#636D7B",
  navy: "#17324D",
} as const;
