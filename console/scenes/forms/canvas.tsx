import { Label } from "@console/components/badges";
import { Button, IconButton } from "@console/components/button";
import { TextField } from "@console/components/field";
import { Card } from "@console/components/page";
import { common } from "@console/shell/words";
import type { Question, Section } from "@shared/forms/form";
import { questionsOf } from "@shared/forms/questions-of";
import { formKinds } from "@shared/text/zh-CN/forms";
import { type KeyboardEvent, useState } from "react";
import {
  addSection,
  moveQuestion,
  removeQuestion,
  removeSection,
  renameSection,
} from "./design.model";
import styles from "./forms.module.css";
import type { Design } from "./use-design";
import { words } from "./words";

/** The form as it grows: sections with their questions, moved by buttons or by Alt and an arrow. */
export function Canvas({ design }: { design: Design }) {
  const { content, change } = design;
  const [said, setSaid] = useState("");
  const move = (question: Question, step: -1 | 1) => {
    const next = moveQuestion(content, question.id, step);
    change(next);
    const all = questionsOf(next);
    const place = all.findIndex(({ id }) => id === question.id) + 1;
    setSaid(words.design.moved(question.label, place, all.length));
  };
  return (
    <Card title={words.design.canvas}>
      <Head design={design} />
      {content.sections.map((section, at) => (
        <SectionPart key={section.id} design={design} section={section} at={at} move={move} />
      ))}
      <div className={styles.canvasEnd}>
        <Button size="small" icon="plus" onClick={() => change(addSection(content))}>
          {words.design.addSection}
        </Button>
        <small className={styles.quiet}>{words.design.keys}</small>
      </div>
      <p role="status" className="seen-by-readers-only">
        {said}
      </p>
    </Card>
  );
}

function Head({ design: { content, change } }: { design: Design }) {
  const set = (key: "title" | "intro" | "thanks") => (text: string) =>
    change({ ...content, [key]: text || (key === "title" ? "" : undefined) });
  return (
    <div className={styles.formHead}>
      <TextField
        label={words.design.formTitle}
        value={content.title}
        maxLength={30}
        onChange={(event) => set("title")(event.target.value)}
      />
      <TextField
        label={words.design.intro}
        value={content.intro ?? ""}
        maxLength={200}
        onChange={(event) => set("intro")(event.target.value)}
      />
      {content.purpose === "survey" && (
        <TextField
          label={words.design.thanks}
          value={content.thanks ?? ""}
          maxLength={120}
          onChange={(event) => set("thanks")(event.target.value)}
        />
      )}
    </div>
  );
}

interface SectionProps {
  readonly design: Design;
  readonly section: Section;
  readonly at: number;
  readonly move: (question: Question, step: -1 | 1) => void;
}

function SectionPart({ design, section, at, move }: SectionProps) {
  const { content, change } = design;
  const isEmpty = section.questions.length === 0;
  return (
    <section className={styles.section} aria-label={section.title || words.design.untitled}>
      <div className={styles.sectionHead}>
        <TextField
          label={words.design.section}
          hideLabel
          placeholder={words.design.untitled}
          value={section.title}
          maxLength={30}
          onChange={(event) => change(renameSection(content, at, event.target.value))}
        />
        {isEmpty && content.sections.length > 1 && (
          <IconButton
            icon="trash"
            label={words.design.removeSection}
            onClick={() => change(removeSection(content, at))}
          />
        )}
      </div>
      {isEmpty && <p className={styles.hollow}>{words.design.emptySection}</p>}
      <ol className={styles.questions}>
        {section.questions.map((question) => (
          <li key={question.id}>
            <QuestionCard design={design} question={question} move={move} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function QuestionCard({
  design,
  question,
  move,
}: Pick<SectionProps, "design" | "move"> & { question: Question }) {
  const { content, change, chosen, choose, problems } = design;
  const { id, label, kind, required, when, field } = question;
  const problem = problems.find(({ at }) => at === id);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(question, event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <div className={styles.question} data-chosen={chosen === id || undefined}>
      <button
        type="button"
        className={styles.questionBody}
        aria-pressed={chosen === id}
        onClick={() => choose(id)}
        onKeyDown={onKeyDown}
      >
        <span>
          {label}
          {required && <em className={styles.required}> *</em>}
        </span>
        <span className={styles.questionText}>
          {formKinds[kind]}
          {field && <Label tone="gold">{words.tabs.fields}</Label>}
          {when && <Label>{words.design.conditional}</Label>}
        </span>
        {problem && <span className={styles.problem}>{problem.message}</span>}
      </button>
      <span className={styles.moves}>
        <MoveButton
          name={words.design.up}
          turned
          onClick={() => move(question, -1)}
          label={label}
        />
        <MoveButton name={words.design.down} onClick={() => move(question, 1)} label={label} />
        <IconButton
          icon="trash"
          label={`${common.verbs.remove} ${label}`}
          onClick={() => {
            change(removeQuestion(content, id));
            if (chosen === id) choose(undefined);
          }}
        />
      </span>
    </div>
  );
}

function MoveButton({
  name,
  label,
  turned,
  onClick,
}: {
  name: string;
  label: string;
  turned?: boolean;
  onClick: () => void;
}) {
  return (
    <span className={turned ? styles.turned : undefined}>
      <IconButton icon="down" label={`${name} ${label}`} onClick={onClick} />
    </span>
  );
}
