import type { graph as chinese } from "../zh-CN/graph";

/** Words of the graph of relations. */
export const graph: typeof chinese = {
  hidden: { family: "A relative", referrer: "A referrer", colleague: "An executive" },
  relations: {
    spouse: "Spouse",
    child: "Child",
    parent: "Parent",
    sibling: "Sibling",
    executive: "Executive",
    referrer: "Referrer",
  },
  consented: "agreed",
  notConsented: "not agreed",
  until: "until {day}",
};
