import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { AreaField } from "@console/components/field";
import { Check } from "@console/components/switches";
import { useRead, useWrite } from "@console/data/queries";
import type { Interview, Template } from "@shared/interviews/interviews";
import styles from "./notes.module.css";
import { useDraft } from "./use-draft";
import { recordWords } from "./words";

const text = recordWords.interviews;

interface Props {
  readonly interview: Interview;
  readonly onClose: () => void;
}

/** Leads along the questions; every pause in writing keeps the draft. */
export function LeadInterview({ interview, onClose }: Props) {
  const templates = useRead("GET /interview-templates", {}, { staleTime: 600_000 });
  const template = templates.data?.items.find(({ id }) => id === interview.template);
  const draft = useDraft(interview);
  const finish = useWrite("POST /interviews/:id/finish", {
    refresh: [
      "GET /customers/:customerId/interviews",
      "GET /customers/:customerId/notes",
      "GET /customers/:id/record",
    ],
    done: text.done,
    onDone: onClose,
  });
  const end = async () => {
    const version = await draft.keepNow();
    if (version !== undefined) finish.mutate({ id: interview.id, version });
  };
  return (
    <Dialog
      title={interview.title}
      wide
      onClose={() => {
        void draft.keepNow();
        onClose();
      }}
      actions={
        <>
          <span className={styles.saved} role="status">
            {text[draft.state]}
          </span>
          <Button kind="primary" busy={finish.isPending} onClick={() => void end()}>
            {text.finish}
          </Button>
        </>
      }
    >
      {template && <Questions template={template} draft={draft} />}
      <p className={styles.intro}>{text.finishHint}</p>
    </Dialog>
  );
}

function Questions({
  template,
  draft: { answers, asNeeds, answer, mark },
}: {
  template: Template;
  draft: ReturnType<typeof useDraft>;
}) {
  return (
    <div className={styles.sections}>
      <p className={styles.intro}>{template.intro}</p>
      {template.sections.map(({ title, questions }) => (
        <section key={title}>
          <h3>{title}</h3>
          <div className={styles.questions}>
            {questions.map(({ id, label, hint, need }) => (
              <div key={id}>
                <AreaField
                  label={label}
                  hint={hint}
                  rows={2}
                  maxLength={1000}
                  value={answers[id] ?? ""}
                  onChange={(event) => answer(id, event.target.value)}
                />
                {need && (answers[id] ?? "").trim() !== "" && (
                  <Check
                    isOn={asNeeds.includes(id)}
                    onChange={(isOn) => mark(id, isOn)}
                    label={text.asNeed}
                  />
                )}
              </div>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
