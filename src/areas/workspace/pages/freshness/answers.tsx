import type { VNode } from "preact";
import { Button, Check, Field, Form } from "../../../../platform/html/index.ts";
import { PointWords } from "../../confirm/point-words.tsx";
import { formToken } from "../frame.tsx";
import { instant } from "../partners/words.tsx";
import { partyLink } from "../today/party-words.tsx";
import type { FreshnessParts } from "./parts.ts";
import type { PartnerAnswer } from "./query.ts";

/** What partners said and an officer has not decided on yet. */
export function Answers(parts: FreshnessParts): VNode | null {
  const { request, view } = parts;
  if (view.answers.length === 0) return null;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">
        {request.translate("fresh.answers")} <span class="count">{view.answers.length}</span>
      </h2>
      {view.answers.map((answer) => (
        <AnswerPoints key={answer.key} {...parts} answer={answer} />
      ))}
    </section>
  );
}

function AnswerPoints({ request, view, answer }: FreshnessParts & { readonly answer: PartnerAnswer }): VNode {
  const { translate, can } = request;
  const { proposer, party, at, acts, held } = answer;
  const by = proposer.kind === "person" ? view.people.get(proposer.name) : undefined;
  return (
    <Form hidden={[formToken(request)]} label={translate("fresh.answer-label")}>
      <p class="prose">
        {translate.rich(by === undefined ? "fresh.answer-link" : "fresh.answer-person", {
          party: partyLink(party, { request, labels: view.labels }),
          who: <bdi>{by ?? ""}</bdi>,
          when: instant(at, request),
        })}
      </p>
      {acts.map((act) => (
        <Check key={act.id} name="point" value={act.id} checked>
          <PointWords {...{ translate, act, held }} />
        </Check>
      ))}
      {can("keep-register") ? (
        <>
          <Field id={`reason-${acts[0]?.id}`} name="reason" label={translate("fresh.reason")} />
          <div class="form__acts">
            <Button name="do" value="accept">
              {translate("fresh.accept")}
            </Button>
            <Button name="do" value="refuse" is="plain">
              {translate("fresh.refuse")}
            </Button>
          </div>
        </>
      ) : null}
    </Form>
  );
}
