import type { ComponentChildren, VNode } from "preact";
import { certainties } from "../../../../kernel/handling.ts";
import { directionOf } from "../../../../kernel/language.ts";
import type { Reason } from "../../../../kernel/mention.ts";
import { asPartialDate } from "../../../../kernel/partial-date.ts";
import { ExternalLink, Sure, Time } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { formatDate } from "../../../../platform/i18n/index.ts";
import { reasonWords } from "../../../evidence/index.ts";
import { maySee, type Subject, thingName } from "../../../publication/index.ts";
import { asPage } from "../as-page.ts";
import type { Effect } from "./effect.ts";
import { isPartyId } from "./model.ts";
import type { Review, ShownProposal } from "./queries.ts";
import { dateWords, meetingWords, periodOf, sentenceOf } from "./sentences.tsx";

interface HandProps {
  readonly review: Review;
  readonly hand: ShownProposal;
  /** Of one that can be confirmed. */
  readonly effect: Effect | undefined;
  readonly request: WorkRequest;
}

/** What speaks for a proposal and against it, beside what the register says. */
export function Proof(props: HandProps): VNode {
  const { review, hand, request } = props;
  const { translate } = request;
  const telling = { things: review.things, request };
  const period = periodOf(hand.content, request);
  const rows: (readonly [string, ComponentChildren])[] = [
    [translate("review.in-text"), <Words {...props} />],
    ...(period === null ? [] : [[translate("column.dates"), period] as const]),
    ...meetingWords(hand.content, telling),
    [translate("review.register"), <Present {...props} />],
    [translate("review.why"), sentences(props, hand.reasons.filter(isFor))],
    [translate("review.against"), <Against {...props} />],
    ...(hand.decision === undefined
      ? []
      : [[translate("review.decision"), <Decision {...props} />] as const]),
    ...(hand.pending === undefined
      ? []
      : [[translate("review.publication"), <Pending {...props} />] as const]),
    ...(props.effect === undefined
      ? []
      : [[translate("review.effect"), <EffectWords {...props} effect={props.effect} />] as const]),
  ];
  return (
    <dl class="proof">
      {rows.map(([term, words]) => (
        <>
          <dt>{term}</dt>
          <dd>{words}</dd>
        </>
      ))}
    </dl>
  );
}

const flat = (text: string): string => text.replace(/\s+/gu, " ").trim();

function Words({ review: { page }, hand, request }: HandProps): VNode {
  const { document } = page;
  return (
    <>
      <q lang={document.language} dir={directionOf(document.language)}>
        {flat(hand.wording)}
      </q>{" "}
      <a href={`#m${hand.number}`}>{request.translate("review.to-text")}</a>
    </>
  );
}

function Present({ review, request }: HandProps): VNode {
  const { translate } = request;
  if (review.present.length === 0) return <>{translate("review.register-nothing")}</>;
  return (
    <ul>
      {review.present.map(({ id, says, verification }) => {
        const period = periodOf(says, request);
        const certainty = certainties.find((one) => one === verification);
        return (
          <li key={id}>
            {sentenceOf(says, { things: review.things, request })}
            {period === null ? null : <> ({period})</>}{" "}
            {certainty === undefined ? null : (
              <Sure is={certainty} word={translate(`certainty.${certainty}`)} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

const isFor = ({ code }: Reason): boolean => code !== "weakened";

/** Sentences of reasons, names in the reader's language; a reason that names what the reader may not see is left out. */
function sentences({ review, request }: HandProps, reasons: readonly Reason[]): VNode {
  const { translate } = request;
  const nameOf = (kind: Subject["kind"], id: string) => {
    const subject = { kind, id };
    return maySee(subject, review.things) ? (
      <bdi>{thingName(subject, review.things, asPage(request))}</bdi>
    ) : undefined;
  };
  const kindOf = (id: string): Subject["kind"] =>
    review.things.states.has(id) ? "state" : isPartyId(id) ? "party" : "instrument";
  const said = reasons.flatMap((reason) => {
    const words = reasonWords<VNode>(reason, translate, ({ kind, id }) =>
      nameOf(kind === "any" ? kindOf(id) : kind, id),
    );
    if (words === undefined) return [];
    const params = Object.entries(words.params).map(([name, value]) => [
      name,
      typeof value === "string" ? <bdi>{value}</bdi> : value,
    ]);
    return [translate.rich<ComponentChildren>(words.key, Object.fromEntries(params))];
  });
  if (said.length === 0) return <>–</>;
  return (
    <ul>
      {said.map((one, at) => (
        <li key={at}>{one}</li>
      ))}
    </ul>
  );
}

function Against(props: HandProps): VNode {
  const { hand, request, review } = props;
  const { translate } = request;
  const weak = hand.reasons.filter((reason) => !isFor(reason));
  const { contradicts } = hand;
  if (contradicts === null && weak.length === 0) return <>{translate("review.against-nothing")}</>;
  const { field = "", held = "", source_url = "" } = contradicts ?? {};
  const heldWords =
    field === "holder" ? (
      <b>{thingName({ kind: "party", id: held }, review.things, asPage(request))}</b>
    ) : asPartialDate(held) === undefined ? (
      <bdi>{translate.has(`membership.${held}`) ? translate(`membership.${held}`) : held}</bdi>
    ) : (
      dateWords(held, request)
    );
  return (
    <>
      {contradicts === null ? null : (
        <p>
          <strong>{translate("review.contradicts")}</strong>{" "}
          {translate.rich<ComponentChildren>(`review.contradicts-${field}`, { held: heldWords })}{" "}
          {source_url === "" ? null : <ExternalLink href={source_url} />}
        </p>
      )}
      {weak.length === 0 ? null : sentences(props, weak)}
    </>
  );
}

const momentWords = (moment: string, { language }: WorkRequest): VNode => {
  const date = asPartialDate(moment.slice(0, 10));
  return (
    <Time datetime={moment}>
      {date === undefined ? moment : formatDate(language, date, "short")} {moment.slice(11, 16)} UTC
    </Time>
  );
};

function Decision({ review, hand, request }: HandProps): VNode {
  const { translate } = request;
  const { verdict, decided_by, decided_at, why, content } = hand.decision ?? {};
  return (
    <>
      {translate.rich<ComponentChildren>(`review.decided-${verdict}`, {
        who: <bdi>{review.people.get(decided_by ?? "") ?? decided_by}</bdi>,
        when: momentWords(decided_at ?? "", request),
      })}
      {why ? (
        <>
          {" "}
          <q dir="auto">{why}</q>
        </>
      ) : null}
      {content ? <p>{sentenceOf(content, { things: review.things, request })}</p> : null}
    </>
  );
}

function Pending({ review, hand, request }: HandProps): VNode {
  const { translate, language } = request;
  const { proposer, proposed_at } = hand.pending ?? { proposer: "", proposed_at: "" };
  return (
    <>
      {translate.rich<ComponentChildren>("review.pending-since", {
        who: <bdi>{review.people.get(proposer) ?? proposer}</bdi>,
        when: momentWords(proposed_at, request),
      })}{" "}
      <a href={addressOf(language, "work/publication")}>{translate("review.to-publication")}</a>
    </>
  );
}

function EffectWords({ review, effect, request }: HandProps & { readonly effect: Effect }): VNode {
  const { translate } = request;
  if (effect.is === "impossible")
    return (
      <>
        {effect.code === "candidate-incomplete"
          ? translate("review.effect-candidate")
          : translate("review.effect-impossible", { problem: effect.problem })}
      </>
    );
  const { added, changed, waits } = effect;
  const level = translate(`level.${review.page.document.level}`);
  return (
    <>
      {added + changed === 0 ? translate("review.effect-held") : null}
      {added > 0 ? translate("review.effect-added", { count: added }) : null}
      {added > 0 && changed > 0 ? " " : null}
      {changed > 0 ? translate("review.effect-changed", { count: changed }) : null}{" "}
      {translate(waits ? "review.effect-waits" : "review.effect-closed", { level })}
    </>
  );
}
