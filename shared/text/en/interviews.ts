import type { interviews as chinese } from "../zh-CN/interviews";

export const interviews: typeof chinese = {
  deep: {
    title: "Deep interview",
    intro: "For the first long talk. About 45 minutes; it need not be finished at once.",
    sections: [
      {
        title: "Life and family",
        questions: [
          { id: "deep.chapter", label: "Which chapter of life is this, and what matters most" },
          {
            id: "deep.family",
            label: "Whose arrangements in the family concern you most",
            hint: "Only what matters to our service",
          },
          {
            id: "deep.education",
            label: "Plans for the children's education",
            hint: "At home or abroad, and about when",
            need: "education",
          },
          { id: "deep.parents", label: "How are the parents cared for", need: "pension" },
        ],
      },
      {
        title: "Wealth and where it comes from",
        questions: [
          {
            id: "deep.source",
            label: "Where does the wealth come from; will that change within three years",
          },
          {
            id: "deep.goal",
            label: "For whom and for what is it meant in the end",
            need: "wealth",
          },
          { id: "deep.liquidity", label: "Any large spending within a year", need: "liquidity" },
          { id: "deep.loss", label: "The hardest loss so far, and what you did" },
        ],
      },
      {
        title: "Company and duties",
        questions: [
          { id: "deep.company", label: "Plans for the company's cash and shares", need: "company" },
          { id: "deep.credit", label: "Thoughts on financing or guarantees", need: "credit" },
          { id: "deep.tax", label: "Anything unclear about taxes", need: "tax" },
        ],
      },
      {
        title: "Succession and protection",
        questions: [
          {
            id: "deep.inheritance",
            label: "How shall it pass to the next generation",
            need: "inheritance",
          },
          {
            id: "deep.legal",
            label: "Marriage, will, nominees: anything for a lawyer",
            need: "legal",
          },
          { id: "deep.health", label: "Any help needed with health", need: "health" },
        ],
      },
      {
        title: "How we deal with each other",
        questions: [
          { id: "deep.contact", label: "How often and by what way shall we be in touch" },
          {
            id: "deep.avoid",
            label: "What should we never bring up",
            hint: "Lock it in a note afterwards",
          },
        ],
      },
    ],
  },
  succession: {
    title: "Succession",
    intro: "When the customer speaks of succession, trusts or a will. An expert may join.",
    sections: [
      {
        title: "To whom",
        questions: [
          { id: "succession.heirs", label: "Who shall benefit, and how are they" },
          { id: "succession.worry", label: "What is feared most", need: "inheritance" },
        ],
      },
      {
        title: "What there is",
        questions: [
          { id: "succession.assets", label: "Main assets and where they are" },
          {
            id: "succession.company",
            label: "Will the family take the company over",
            need: "company",
          },
          { id: "succession.tools", label: "Insurance, trusts and wills so far", need: "legal" },
        ],
      },
    ],
  },
  annual: {
    title: "Yearly review",
    intro: "Once a year: what was said last year, and the plans for this one.",
    sections: [
      {
        title: "Last year",
        questions: [
          { id: "annual.kept", label: "Which of our promises were kept well, and which were not" },
          { id: "annual.change", label: "What changed in family, company or income" },
        ],
      },
      {
        title: "This year",
        questions: [
          { id: "annual.plan", label: "The one thing to get done this year", need: "wealth" },
          {
            id: "annual.travel",
            label: "What is needed for travel and daily life",
            need: "travel",
          },
          { id: "annual.cash", label: "Large sums expected this year", need: "liquidity" },
        ],
      },
    ],
  },
};
