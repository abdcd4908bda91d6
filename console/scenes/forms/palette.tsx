import { Icon, type IconName } from "@console/components/icon";
import { Card } from "@console/components/page";
import type { Output } from "@console/data/queries";
import { staffKinds } from "@shared/forms/check-form";
import type { Question } from "@shared/forms/form";
import { questionKinds } from "@shared/forms/kinds";
import type { QuestionKind } from "@shared/forms/question";
import { questionsOf } from "@shared/forms/questions-of";
import { formKinds } from "@shared/text/zh-CN/forms";
import { addQuestion, freshId, newQuestion, placeOf } from "./design.model";
import styles from "./forms.module.css";
import type { Design } from "./use-design";
import { words } from "./words";

type FieldView = Output<"GET /fields">["items"][number];

const icons: Partial<Record<QuestionKind, IconName>> = {
  choice: "check",
  choices: "checks",
  yesNo: "check",
  date: "bookings",
  phone: "phone",
  idNumber: "shield",
  email: "send",
  region: "place",
  money: "wallet",
  customer: "customers",
  staff: "people",
};

/** What a form can ask: kinds of question, and fields of the customer record. */
export function Palette({ design, fields }: { design: Design; fields: readonly FieldView[] }) {
  const { content, change, choose, chosen } = design;
  const kinds = questionKinds.filter(
    (kind) => content.purpose === "record" || !staffKinds.includes(kind),
  );
  const add = (question: Question) => {
    // Beside what one works on, else at the end.
    const at = chosen ? placeOf(content, chosen)?.section : undefined;
    change(addQuestion(content, at ?? content.sections.length - 1, question));
    choose(question.id);
  };
  return (
    <Card title={words.design.palette}>
      <h3 className={styles.paletteHead}>{words.design.kinds}</h3>
      <div className={styles.palette}>
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className={styles.kind}
            onClick={() =>
              add(
                newQuestion(content, kind, {
                  label: formKinds[kind],
                  choice: words.choices.label,
                }),
              )
            }
          >
            <Icon name={icons[kind] ?? "edit"} size={18} />
            {formKinds[kind]}
          </button>
        ))}
      </div>
      <Fields design={design} fields={fields} add={add} />
    </Card>
  );
}

function Fields({
  design: { content },
  fields,
  add,
}: {
  design: Design;
  fields: readonly FieldView[];
  add: (question: Question) => void;
}) {
  const asked = new Set(questionsOf(content).map(({ field }) => field));
  const fitting = fields.flatMap(({ key, live }) =>
    live && !asked.has(key) && (content.purpose === "record" || live.answeredBy !== "staff")
      ? [{ key, live }]
      : [],
  );
  return (
    <>
      <h3 className={styles.paletteHead}>{words.design.fields}</h3>
      <p className={styles.quiet}>
        {fitting.length > 0 ? words.design.fieldsText : words.design.noFields}
      </p>
      <div className={styles.palette}>
        {fitting.map(({ key, live }) => (
          <button
            key={key}
            type="button"
            className={styles.kind}
            onClick={() => {
              const { label, help, kind, limits, choices, sensitivity } = live;
              const asking = { label, help, kind, limits, choices, sensitivity };
              add({ ...asking, id: freshId(content), field: key, required: false });
            }}
          >
            <Icon name="tag" size={18} />
            {live.label}
          </button>
        ))}
      </div>
    </>
  );
}
