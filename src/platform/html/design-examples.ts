import { examples as absentExamples } from "./components/absent.tsx";
import { examples as atlasExamples } from "./components/atlas.tsx";
import { examples as basisExamples } from "./components/basis.tsx";
import { examples as benchExamples } from "./components/bench.tsx";
import { examples as buttonExamples } from "./components/button.tsx";
import { examples as checkExamples } from "./components/check.tsx";
import { examples as choiceExamples } from "./components/choice.tsx";
import { examples as codeExamples } from "./components/code.tsx";
import { examples as docketExamples } from "./components/docket.tsx";
import { examples as documentExamples } from "./components/document.tsx";
import { examples as documentSymbolExamples } from "./components/document-symbol.tsx";
import { examples as endsExamples } from "./components/ends.tsx";
import { examples as facetsExamples } from "./components/facets.tsx";
import { examples as factExamples } from "./components/fact.tsx";
import { examples as fieldExamples } from "./components/field.tsx";
import { examples as findExamples } from "./components/find.tsx";
import { examples as foreignExamples } from "./components/foreign.tsx";
import { examples as formExamples } from "./components/form.tsx";
import { examples as graphExamples } from "./components/graph.tsx";
import { examples as groupExamples } from "./components/group.tsx";
import { examples as indexExamples } from "./components/index-list.tsx";
import { examples as ladderExamples } from "./components/ladder.tsx";
import { examples as languageMarkExamples } from "./components/language-mark.tsx";
import { examples as legendExamples } from "./components/legend.tsx";
import { examples as linkExamples } from "./components/link.tsx";
import { examples as namesExamples } from "./components/names.tsx";
import { examples as noticeExamples } from "./components/notice.tsx";
import { examples as pageFootExamples } from "./components/page-foot.tsx";
import { examples as pageHeadExamples } from "./components/page-head.tsx";
import { examples as pagingExamples } from "./components/paging.tsx";
import { examples as passageExamples } from "./components/passage.tsx";
import { examples as placementExamples } from "./components/placement.tsx";
import { examples as quoteExamples } from "./components/quote.tsx";
import { examples as registerExamples } from "./components/register.tsx";
import { examples as resultsExamples } from "./components/results.tsx";
import { examples as sectionExamples } from "./components/section.tsx";
import { examples as splitExamples } from "./components/split.tsx";
import { examples as standExamples } from "./components/stand.tsx";
import { examples as sureExamples } from "./components/sure.tsx";
import { examples as tableExamples } from "./components/table.tsx";
import { examples as tagExamples } from "./components/tag.tsx";
import { examples as textAreaExamples } from "./components/text-area.tsx";
import { examples as timeExamples } from "./components/time.tsx";
import { examples as timelineExamples } from "./components/timeline.tsx";
import { examples as titleExamples } from "./components/title.tsx";
import type { Example } from "./example.ts";

/** A component by name, with its examples. */
export interface Shown {
  readonly name: string;
  readonly examples: readonly Example[];
}

/** In the order in which a page uses them. */
export const shown: readonly Shown[] = [
  { name: "Docket", examples: docketExamples },
  { name: "Title", examples: titleExamples },
  { name: "Stand", examples: standExamples },
  { name: "Notice", examples: noticeExamples },
  { name: "Find", examples: findExamples },
  { name: "Results", examples: resultsExamples },
  { name: "Facets", examples: facetsExamples },
  { name: "Paging", examples: pagingExamples },
  { name: "Passage", examples: passageExamples },
  { name: "Placement", examples: placementExamples },
  { name: "Section", examples: sectionExamples },
  { name: "Fact", examples: factExamples },
  { name: "Basis", examples: basisExamples },
  { name: "Sure", examples: sureExamples },
  { name: "Ends", examples: endsExamples },
  { name: "Tag", examples: tagExamples },
  { name: "Absent", examples: absentExamples },
  { name: "Foreign", examples: foreignExamples },
  { name: "LanguageMark", examples: languageMarkExamples },
  { name: "DocumentSymbol", examples: documentSymbolExamples },
  { name: "Time", examples: timeExamples },
  { name: "Link", examples: linkExamples },
  { name: "Index", examples: indexExamples },
  { name: "Graph", examples: graphExamples },
  { name: "Group", examples: groupExamples },
  { name: "Split", examples: splitExamples },
  { name: "Register", examples: registerExamples },
  { name: "Code and Listing", examples: codeExamples },
  { name: "Table", examples: tableExamples },
  { name: "Names", examples: namesExamples },
  { name: "Quote", examples: quoteExamples },
  { name: "Ladder", examples: ladderExamples },
  { name: "Legend", examples: legendExamples },
  { name: "Timeline", examples: timelineExamples },
  { name: "Atlas", examples: atlasExamples },
  { name: "Form", examples: formExamples },
  { name: "Field", examples: fieldExamples },
  { name: "TextArea", examples: textAreaExamples },
  { name: "Check", examples: checkExamples },
  { name: "Choice", examples: choiceExamples },
  { name: "Button", examples: buttonExamples },
];

/** What a page has once, and the developers' page shows by being one. */
export const frame: readonly Shown[] = [
  { name: "Document", examples: documentExamples },
  { name: "PageHead", examples: pageHeadExamples },
  { name: "PageFoot", examples: pageFootExamples },
  { name: "Bench", examples: benchExamples },
];
