/** What stands on the customer's home under the manager's card. */
export const words = {
  offer: (title: string) => `${title}：待您选择时间`,
  chooseTime: "客户经理为您预留了时间，点一下即可确认",
  seatsFree: "候补成功，请确认名额",
  waiting: "候补中，有名额会通知您",
  matures: (day: string) => `${day}到期，如需安排可联系客户经理`,
};
