import type { Ports } from "@server/ports";
import type { Answers } from "@shared/forms/question";
import type { AnsweredForm } from "@shared/forms/survey";
import { formVersion, sayAnswers } from "./asked-form";
import { askPlace, asks } from "./survey.model";

/** What a customer answered to surveys, opened and put into words by the version each was asked in. */
export async function answeredForms(
  customerId: string,
  { vault }: Pick<Ports, "vault">,
): Promise<AnsweredForm[]> {
  const list = await asks.ofCustomer(customerId);
  const said = await Promise.all(
    list.map(async ({ _id, title, formId, version, answeredAt, answers }) => {
      const asked = answers && (await formVersion(formId, version));
      if (!answers || !asked || !answeredAt) return [];
      const opened = await vault.openGroup<Answers>(customerId, askPlace(_id), answers);
      const at = answeredAt.toISOString();
      return [{ id: _id, title, answeredAt: at, answers: sayAnswers(asked.content, opened) }];
    }),
  );
  return said.flat();
}
