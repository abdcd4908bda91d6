import { checkAnswer } from "@shared/forms/check-answer";
import { checkForm } from "@shared/forms/check-form";
import { diffForms } from "@shared/forms/diff";
import type { FormContent, Question } from "@shared/forms/form";
import { questionKinds } from "@shared/forms/kinds";
import type { Asked } from "@shared/forms/question";
import { maskAnswer } from "@shared/forms/say-answer";
import { validate } from "@shared/forms/validate";
import { visible } from "@shared/forms/visible";
import { buildForm, buildQuestion } from "@tests/support/build/forms";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const today = "2026-11-25";
const choices = [
  { value: "a", label: "甲" },
  { value: "b", label: "乙" },
  { value: "c", label: "丙" },
];
const anything = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.array(fc.constantFrom("a", "b", "c", "d")),
  fc.constantFrom("13800136021", " 138-0013-6021 ", "1,286.40", "2026-11-25", "a", "z@x.cn"),
  fc.constant(undefined),
);
const kinds = fc.constantFrom(...questionKinds);
const asked = (kind: Asked["kind"]): Asked => ({
  label: "问题",
  kind,
  limits: {},
  choices,
  sensitivity: "internal",
});

/** Forms whose questions depend on earlier ones in any way a designer may make them. */
const forms: fc.Arbitrary<FormContent> = fc
  .array(
    fc.record({
      required: fc.boolean(),
      on: fc.option(fc.nat(5), { nil: undefined }),
      op: fc.constantFrom("is" as const, "isNot" as const, "answered" as const),
      value: fc.constantFrom("a", "b"),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drafts) =>
    buildForm(
      drafts.map(({ required, on, op, value }, at): Question => {
        const earlier = on !== undefined && at > 0 ? `q${on % at}` : undefined;
        const test = earlier && { question: earlier, op, ...(op === "answered" ? {} : { value }) };
        return buildQuestion({
          id: `q${at}`,
          required,
          choices,
          ...(test ? { when: { join: "all", tests: [test] } } : {}),
        });
      }),
    ),
  );
const answers = fc.dictionary(
  fc.constantFrom("q0", "q1", "q2", "q3", "q4", "q5"),
  fc.constantFrom("a", "b", "c", "", "x"),
);

describe("checking an answer", () => {
  it("never throws, and finds its own normal form normal", () => {
    fc.assert(
      fc.property(kinds, anything, (kind, given) => {
        const first = checkAnswer(asked(kind), given, { today });
        if (!("value" in first)) return;
        expect(checkAnswer(asked(kind), first.value, { today })).toEqual(first);
      }),
    );
  });
});

describe("validating a form", () => {
  it("keeps no answer to a question that is not shown", () => {
    fc.assert(
      fc.property(forms, answers, (form, given) => {
        const shown = visible(form, given);
        const kept = Object.keys(validate(form, given, { today }).answers);
        expect(kept.filter((id) => !shown.has(id))).toEqual([]);
      }),
    );
  });

  it("finds nothing wrong with what it kept, once nothing was wrong", () => {
    fc.assert(
      fc.property(forms, answers, (form, given) => {
        const first = validate(form, given, { today });
        if (Object.keys(first.errors).length > 0) return;
        expect(validate(form, first.answers, { today })).toEqual(first);
      }),
    );
  });

  it("asks for every required question that is shown and not answered, and for no other", () => {
    fc.assert(
      fc.property(forms, (form) => {
        const shown = visible(form, {});
        const required = form.sections[0]?.questions.filter(
          (one) => one.required && shown.has(one.id),
        );
        expect(Object.keys(validate(form, {}, { today }).errors)).toEqual(
          required?.map(({ id }) => id),
        );
      }),
    );
  });
});

describe("a form", () => {
  it("that refers to earlier questions only is sound, and differs in nothing from itself", () => {
    fc.assert(
      fc.property(forms, (form) => {
        expect(checkForm(form)).toEqual([]);
        expect(diffForms(form, form)).toEqual([]);
      }),
    );
  });
});

describe("a masked answer", () => {
  it("shows no eight characters of the original in a row", () => {
    fc.assert(
      fc.property(kinds, fc.stringMatching(/^[0-9]{12,18}$/), (kind, text) => {
        const masked = maskAnswer(asked(kind), text);
        for (let at = 0; at + 8 <= text.length; at += 1)
          expect(masked).not.toContain(text.slice(at, at + 8));
      }),
    );
  });
});
