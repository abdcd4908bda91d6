import { interviews as words } from "../text/zh-CN/interviews";
import { type InterviewTemplate, interviewTemplates, type Template } from "./interviews";

type Question = Template["sections"][number]["questions"][number];

/** A template with its questions. */
export const templateOf = (id: InterviewTemplate): Template => ({
  id,
  title: words[id].title,
  intro: words[id].intro,
  sections: words[id].sections.map(({ title, questions }) => ({
    title,
    questions: [...questions],
  })),
});

/** Every template, in the order in which they are offered. */
export const templates = (): Template[] => interviewTemplates.map(templateOf);

/** The questions of a template by their ids. */
export const questionsOf = (id: InterviewTemplate): ReadonlyMap<string, Question> =>
  new Map(
    words[id].sections.flatMap(({ questions }) => questions.map((one) => [one.id, one] as const)),
  );
