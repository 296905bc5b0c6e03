import { z } from "zod";
import { forbidden } from "../../../kernel/errors.ts";
import { languages } from "../../../kernel/language.ts";
import { type Context, command } from "../../../platform/acts/index.ts";
import { declareLinkPurpose, readStanding } from "../../access/index.ts";
import { waitingStore } from "../waiting/store.ts";
import { type AnswerFields, answerOf } from "./answer.ts";
import { askStore } from "./ask-store.ts";
import { checkLink } from "./check-link.ts";
import { detailsOf } from "./details.ts";
import type { Verdict } from "./model.ts";
import { handlingOfPoint } from "./point-handling.ts";
import { readAnswersAwait } from "./settings.ts";

interface Given {
  readonly party: string;
  readonly language: (typeof languages)[number];
  readonly answer: AnswerFields;
}

/**
 * Takes what a partner says of what we hold about them: nothing of the register changes by it, each point waits for whoever consents.
 * @throws as `answerOf`
 */
export async function takeAnswer(
  context: Context,
  { party, language, answer }: Given,
): Promise<{ readonly verdict: Verdict; readonly acts: number }> {
  const { db, actor, now, today } = context;
  const details = await detailsOf(context, { party, language });
  const { verdict, acts } = answerOf(details, answer, { today, language });
  const awaits = readAnswersAwait();
  for (const point of acts)
    await waitingStore(db).add({
      ...{ ...point, awaits, parties: [party], proposer: actor, at: now, why: "" },
      ...handlingOfPoint(details, point, actor),
    });
  return { verdict, acts: acts.length };
}

/** By a link, without an account. */
export const confirmDetails = declareLinkPurpose({
  name: "registry.confirm-details",
  once: true,
  days: 30,
  async acts(context, { link, answer }) {
    await checkLink(context);
    // The page may have been read in another language than that of the link.
    const language = languages.find((one) => one === answer.in?.[0]) ?? link.language;
    const taken = await takeAnswer(context, { party: link.party, language, answer });
    await askStore(context.db).answer(link.id, taken.verdict, context.now);
    return taken;
  },
});

/** By somebody of the partner who has signed in. */
export const answerDetails = command({
  name: "workspace.answer-details",
  permission: "read-as-person",
  input: z.strictObject({
    party: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(100),
    language: z.enum(languages),
    answer: z.record(z.string().max(100), z.array(z.string().max(20_000)).max(100)),
  }),
  async run(context, input) {
    const { actor } = context;
    const standing =
      actor.kind === "person" ? await readStanding.run(context, { id: actor.name }) : undefined;
    if (standing === undefined || standing.staff || !standing.parties.includes(input.party))
      throw forbidden("act-refused", { act: "workspace.answer-details" });
    return takeAnswer(context, input);
  },
});
