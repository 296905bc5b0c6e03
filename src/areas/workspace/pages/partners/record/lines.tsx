import type { ComponentChildren, VNode } from "preact";
import { Absent, ExternalLink, Link } from "../../../../../platform/html/index.ts";
import type { LineFact, LineRecord } from "../../../../cooperation/index.ts";
import { basisText, lineAddress, linePath } from "../lines/edited.ts";
import type { LinePart } from "../lines/kinds.ts";
import type { PartyLines } from "../lines-query.ts";
import { capital, date, languageMark, roleWord, spaced, sure, words } from "../words.tsx";
import { Part } from "./part.tsx";
import type { RecordProps } from "./row-acts.tsx";

interface LineProps extends RecordProps {
  readonly line: LineRecord;
}

interface FactProps extends LineProps {
  readonly part: LinePart;
  readonly fact: LineFact;
  /** What it says, for those who hear the links without their row. */
  readonly says: string;
  readonly children: ComponentChildren;
}

/** A mode or a basis with how sure it is, where that stands, and what may be done with it. A row without an address has that of its line. */
function FactItem({ request, record, changes, line, part, fact, says, children }: FactProps): VNode {
  const { translate } = request;
  const at = lineAddress(request, record, linePath(line, part, fact.id));
  const address = fact.sourceUrl === "" ? line.sourceUrl : fact.sourceUrl;
  const named = <span class="unseen"> {says}</span>;
  return (
    <li id={`row-${fact.id}`}>
      {spaced([
        children,
        sure(fact.certainty, request),
        fact.verifiedOn === undefined ? null : <span class="small">{date(fact.verifiedOn, request)}</span>,
        address === "" ? null : <ExternalLink href={address} />,
        changes && part === "bases" ? (
          <a href={at}>
            {translate("register.edit")}
            {named}
          </a>
        ) : null,
        changes ? (
          <a href={`${at}/remove`}>
            {translate("register.remove")}
            {named}
          </a>
        ) : null,
      ])}
    </li>
  );
}

/** The modes or the bases of a line under their word, that none is stated, and the way to a new one. */
function Facts({
  part,
  children,
  ...props
}: LineProps & { readonly part: "modes" | "bases"; readonly children: readonly VNode[] }): VNode {
  const { request, record, changes, line } = props;
  const { translate } = request;
  const id = `${part}-${line.id}`;
  return (
    <>
      <p class="small" id={id}>
        {translate(`register.line-${part}`)}
      </p>
      {children.length === 0 ? (
        <Absent as="block">{translate(`register.${part}-not-stated`)}</Absent>
      ) : (
        <ul aria-labelledby={id}>{children}</ul>
      )}
      {changes ? (
        <p>
          <Link href={lineAddress(request, record, `/lines/${line.id}/${part}/new`)}>
            {translate(`register.line-add-${part}`)}
            <span class="unseen"> {line.title.text}</span>
          </Link>
        </p>
      ) : null}
    </>
  );
}

function LineItem(props: LineProps): VNode {
  const { request, record, changes, line } = props;
  const { translate, language } = request;
  const at = (below: string) => lineAddress(request, record, `/lines/${line.id}${below}`);
  const named = <span class="unseen"> {line.title.text}</span>;
  return (
    <li id={`line-${line.id}`} class="line">
      <span class="line__when">{sure(line.partner.certainty, request)}</span>
      <div class="line__what">
        <p>{spaced([words(line.title, request), languageMark(line.title, request)])}</p>
        <Facts {...props} part="modes">
          {line.modes.map((fact) => {
            const word = capital(roleWord(fact.mode, request), language);
            return (
              <FactItem key={fact.id} {...props} part="modes" fact={fact} says={word}>
                {word}
              </FactItem>
            );
          })}
        </Facts>
        <Facts {...props} part="bases">
          {line.bases.map((fact) => (
            <FactItem key={fact.id} {...props} part="bases" fact={fact} says={basisText(fact)}>
              <bdi dir="ltr" class="sym">
                {basisText(fact)}
              </bdi>
            </FactItem>
          ))}
        </Facts>
      </div>
      <span class="line__from">
        {changes ? (
          <Link href={at(`/partners/${line.partner.id}/remove`)}>
            {translate("register.line-take-out")}
            {named}
          </Link>
        ) : null}
      </span>
      <span class="line__act">
        <Link href={at("/history")}>
          {translate("register.history")}
          {named}
        </Link>
      </span>
    </li>
  );
}

/** Lines of cooperation in which it stands: each with its modes and bases, which whoever keeps the register changes from here. */
export function LinesPart(props: RecordProps & PartyLines): VNode {
  const { request, record, changes, lines, others } = props;
  const { translate } = request;
  const add = changes && others.length > 0;
  return (
    <Part
      {...{ request, id: "part-lines", count: lines.length }}
      heading={translate("register.section-lines")}
      add={
        add ? (
          <Link href={lineAddress(request, record, "/lines/new")}>
            {translate("register.line-add-partners")}
          </Link>
        ) : null
      }
    >
      <ul>
        {lines.map((line) => (
          <LineItem key={line.id} {...props} line={line} />
        ))}
      </ul>
    </Part>
  );
}
