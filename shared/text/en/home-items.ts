import type { words as chinese } from "../zh-CN/home-items";

export const words: typeof chinese = {
  offer: (title) => `${title}: please choose a time`,
  chooseTime: "Your relationship manager keeps these times for you",
  seatsFree: "Seats are free for you; please confirm",
  waiting: "On the waiting list; we will tell you",
  matures: (day) => `Matures ${day}; your relationship manager can help`,
};
