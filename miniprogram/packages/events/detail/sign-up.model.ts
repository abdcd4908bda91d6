interface Question {
  readonly id: string;
  readonly required: boolean;
}

type Answers = Readonly<Record<string, string>>;

/** Required questions that nobody answered, in their order. */
export function missingAnswers(questions: readonly Question[], answers: Answers): string[] {
  return questions
    .filter(({ id, required }) => required && !answers[id]?.trim())
    .map(({ id }) => id);
}

/** Answers as they are sent: trimmed, and none that is empty. */
export function toSend(answers: Answers): Record<string, string> {
  const entries = Object.entries(answers).map(([id, text]) => [id, text.trim()] as const);
  return Object.fromEntries(entries.filter(([, text]) => text));
}
