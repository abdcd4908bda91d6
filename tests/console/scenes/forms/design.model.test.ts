import {
  addQuestion,
  addSection,
  earlierThan,
  freshChoice,
  freshId,
  moveQuestion,
  newQuestion,
  removeQuestion,
  removeSection,
} from "@console/scenes/forms/design.model";
import { questionsOf } from "@shared/forms/questions-of";
import { buildForm, buildQuestion } from "@tests/support/build/forms";
import { describe, expect, it } from "vitest";

const named = { label: "单选", choice: (no: number) => `选项 ${no}` };
const two = () => addSection(buildForm([buildQuestion({ id: "q1" }), buildQuestion({ id: "q2" })]));
const order = (form: ReturnType<typeof two>) =>
  form.sections.map(({ questions }) => questions.map(({ id }) => id));

describe("designing a form", () => {
  it("gives every new question an id of its own and what its kind needs", () => {
    const form = addQuestion(two(), 1, newQuestion(two(), "choice", named));

    expect(questionsOf(form).map(({ id }) => id)).toEqual(["q1", "q2", "q3"]);
    expect(questionsOf(form)[2]?.choices.map(({ label }) => label)).toEqual(["选项 1", "选项 2"]);
    expect(newQuestion(form, "phone", named).sensitivity).toBe("sensitive");
    expect(freshId(form)).toBe("q4");
  });

  it("moves a question within its section and over its edge, never off the form", () => {
    expect(order(moveQuestion(two(), "q2", -1))).toEqual([["q2", "q1"], []]);
    expect(order(moveQuestion(two(), "q2", 1))).toEqual([["q1"], ["q2"]]);
    expect(order(moveQuestion(two(), "q1", -1))).toEqual([["q1", "q2"], []]);
  });

  it("takes conditions on a question away with it", () => {
    const form = buildForm([
      buildQuestion({ id: "q1" }),
      buildQuestion({
        id: "q2",
        when: { join: "all", tests: [{ question: "q1", op: "answered" }] },
      }),
    ]);

    expect(questionsOf(removeQuestion(form, "q1"))[0]).not.toHaveProperty("when");
  });

  it("keeps a section that has questions, and the last one", () => {
    expect(removeSection(two(), 0).sections).toHaveLength(2);
    expect(removeSection(two(), 1).sections).toHaveLength(1);
    expect(removeSection(removeSection(two(), 1), 0).sections).toHaveLength(1);
  });

  it("offers a condition only the questions before it", () => {
    expect(earlierThan(two(), "q2").map(({ id }) => id)).toEqual(["q1"]);
    expect(earlierThan(two(), "q1")).toEqual([]);
  });

  it("never gives a new choice the value of an old one", () => {
    expect(freshChoice([{ value: "c1" }, { value: "c3" }])).toBe("c4");
    expect(freshChoice([{ value: "c2" }])).toBe("c3");
  });
});
