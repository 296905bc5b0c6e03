import type { ComponentChildren } from "preact";
import { directionOf } from "../../../kernel/language.ts";
import { Fact } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { proseOf } from "../../cooperation/index.ts";
import type { LineView } from "../model.ts";
import { lineBases } from "./bases.tsx";
import { partnerAddress } from "./words.tsx";

export interface LineFactsProps {
  readonly line: LineView;
  /** Number of the line's first statement. */
  readonly first: number;
  readonly request: PageRequest;
  /** Names the line before its first statement. */
  readonly titled: boolean;
  /** The party whose page this is: it is not linked to itself. */
  readonly self?: string;
}

/** How many statements a line makes. */
export const statementsOf = (line: LineView): number => proseOf(line.text).length;

/** The statements of a line, numbered, the first with its margin. */
export function LineFacts({ line, first, request, titled, self }: LineFactsProps): ComponentChildren {
  const { translate } = request;
  // A text that stands in for a missing one says in which language it is.
  const foreign =
    line.language === request.language ? {} : { lang: line.language, dir: directionOf(line.language) };
  return proseOf(line.text).map((parts, index) => (
    <Fact
      key={`${line.id}-${index}`}
      number={first + index}
      id={index === 0 ? `line-${line.id}` : `line-${line.id}-${index + 1}`}
      numberLabel={translate("page.statement", { number: first + index })}
      basis={index === 0 ? lineBases(line, request) : undefined}
    >
      <span {...foreign}>
        {titled && index === 0 ? <strong class="fact__lead">{line.title}</strong> : null}
        {parts.map(({ words, party }) =>
          party === undefined || party === self ? (
            words
          ) : (
            <a href={partnerAddress(party, request)}>{words}</a>
          ),
        )}
      </span>
    </Fact>
  ));
}
