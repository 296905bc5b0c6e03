import type { ComponentChildren, VNode } from "preact";
import { Notice, Sheet, Stand, Title } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { namedBy, symbolOf } from "../../mandates/index.ts";
import type { InstrumentView } from "../model.ts";
import type { InstrumentPage } from "../queries/index.ts";
import { renderFrame, sentenceCase } from "./frame.tsx";
import { chainSection } from "./instrument-chain.tsx";
import { instrumentRelationsSection } from "./instrument-relations.tsx";
import {
  establishedSection,
  instrumentEventsSection,
  instrumentSourceSection,
  linesSection,
  provisionsSection,
} from "./instrument-sections.tsx";
import { bodyName, marked } from "./mandates-words.tsx";
import { Sections } from "./section.tsx";
import { spokenInSection } from "./spoken-in.tsx";
import { citation, stateWords, successorLine } from "./validity.tsx";
import { date, languageMark, partyLink } from "./words.tsx";

const parts = [
  chainSection,
  linesSection,
  establishedSection,
  provisionsSection,
  instrumentEventsSection,
  instrumentRelationsSection,
  spokenInSection,
  instrumentSourceSection,
] as const;

/** `/{lang}/mandates/SLUG`: what the text is, whether it holds, what carries it on, and what rests on it. */
export function renderInstrumentPage(page: InstrumentPage, request: PageRequest): string {
  const { translate } = request;
  const { instrument } = page;
  const name = namedBy(instrument);
  return renderFrame({
    request,
    part: "mandates",
    title: name,
    description: translate("instrument.description", {
      name,
      title: instrument.title?.text ?? instrument.description,
    }),
    owner: partyLink(page.secretariat, request),
    children: (
      <>
        <Title>
          {citation(instrument, request)}
          {symbolOf(instrument.id) === undefined && instrument.title
            ? languageMark(instrument.title, request)
            : null}
        </Title>
        <Stand>{standing(page, request)}</Stand>
        <StateNotice view={page} request={request} />
        <Sheet>
          <Sections sections={parts.map((part) => part(page, request))} request={request} />
        </Sheet>
      </>
    ),
  });
}

/** Title where the symbol is the heading, who adopted it and when, its stated end. */
function standing({ instrument }: InstrumentPage, request: PageRequest): ComponentChildren {
  const { translate, language } = request;
  const { title, adopted, expires } = instrument;
  const body = marked(bodyName(instrument.body, request), request);
  const stop = language === "zh" ? "。" : ". ";
  return [
    ...(title !== undefined && symbolOf(instrument.id) !== undefined ? [marked(title, request), stop] : []),
    ...(adopted === undefined
      ? translate.rich("instrument.adopted-by", { body })
      : translate.rich("instrument.adopted-by-on", { body, date: date(adopted, request, "long") })),
    " ",
    ...(expires === undefined
      ? [translate("instrument.no-end")]
      : translate.rich("instrument.expires", { date: date(expires, request, "long") })),
  ];
}

interface StateProps {
  readonly view: InstrumentView;
  readonly request: PageRequest;
}

/** Said above everything where the text does not hold on the day; quiet where it does. */
export function StateNotice({ view, request }: StateProps): VNode | null {
  const { state } = view.validity;
  if (state.is === "in-force") return null;
  const said = [stateWords(view, request)].flat();
  const [first, ...rest] = said;
  const opening = typeof first === "string" ? [sentenceCase(first, request.translate), ...rest] : said;
  const carried = successorLine(view, request);
  const stop = request.language === "zh" ? "。" : ".";
  return (
    <Notice
      is={state.is === "expired" || state.is === "superseded" ? "expired" : "warn"}
      lead={
        <>
          {opening}
          {stop}
        </>
      }
    >
      {carried === undefined ? null : (
        <>
          {sentenceLine(carried, request)}
          {stop}
        </>
      )}
    </Notice>
  );
}

function sentenceLine(line: ComponentChildren, { translate }: PageRequest): ComponentChildren {
  const [first, ...rest] = [line].flat();
  return typeof first === "string" ? [sentenceCase(first, translate), ...rest] : line;
}
