export { type Asset, assets, faviconPath, preloadFonts, stylesheetPath } from "./assets.ts";
export { Absent, type AbsentProps } from "./components/absent.tsx";
export { Atlas, type AtlasMark, type AtlasProps, type AtlasStep } from "./components/atlas.tsx";
export { Bases, type BasesProps, Basis, type BasisProps } from "./components/basis.tsx";
export { Bench, type BenchPlace, type BenchProps } from "./components/bench.tsx";
export { Button, type ButtonProps } from "./components/button.tsx";
export { Check, type CheckProps } from "./components/check.tsx";
export { Choice, type ChoiceOption, type ChoiceProps } from "./components/choice.tsx";
export { Code, type CodeProps, Listing, type ListingProps } from "./components/code.tsx";
export { type AsOfProps, Docket, type DocketProps, type HiddenInput } from "./components/docket.tsx";
export { type Alternate, Document, type DocumentProps } from "./components/document.tsx";
export { DocumentSymbol, type DocumentSymbolProps } from "./components/document-symbol.tsx";
export { Ends, type EndsProps, type Validity } from "./components/ends.tsx";
export {
  Chosen,
  type ChosenProps,
  Facets,
  type FacetsProps,
  type FacetValue,
} from "./components/facets.tsx";
export { Fact, type FactProps } from "./components/fact.tsx";
export { Field, type FieldProps } from "./components/field.tsx";
export { Find, type FindProps } from "./components/find.tsx";
export { Foreign, type ForeignProps } from "./components/foreign.tsx";
export { Form, type FormProps } from "./components/form.tsx";
export { Graph, type GraphEdge, type GraphNode, type GraphProps } from "./components/graph.tsx";
export { Group, type GroupProps } from "./components/group.tsx";
export { Index, type IndexItem, type IndexProps } from "./components/index-list.tsx";
export { Ladder, type LadderProps } from "./components/ladder.tsx";
export { LanguageMark, type LanguageMarkProps } from "./components/language-mark.tsx";
export { Legend, type LegendProps } from "./components/legend.tsx";
export { ExternalLink, type ExternalLinkProps, Link, type LinkProps } from "./components/link.tsx";
export { type NameEntry, Names, type NamesProps } from "./components/names.tsx";
export { Notice, type NoticeProps } from "./components/notice.tsx";
export { PageFoot, type PageFootProps } from "./components/page-foot.tsx";
export { type LanguageLink, type NavItem, PageHead, type PageHeadProps } from "./components/page-head.tsx";
export { Paging, type PagingProps } from "./components/paging.tsx";
export { Mention, type MentionProps, Passage, type PassageProps } from "./components/passage.tsx";
export { Aside, Lede, type PlacementProps, Sheet, Wide } from "./components/placement.tsx";
export { Quote, type QuoteProps } from "./components/quote.tsx";
export { Register, type RegisterProps, type RegisterRow } from "./components/register.tsx";
export { type Result, Results, type ResultsProps } from "./components/results.tsx";
export { Section, type SectionProps } from "./components/section.tsx";
export { Split, type SplitProps } from "./components/split.tsx";
export { Stand, type StandProps } from "./components/stand.tsx";
export { Sure, type SureProps } from "./components/sure.tsx";
export {
  Table,
  type TableColumn,
  type TableGroup,
  type TableProps,
  type TableRow,
} from "./components/table.tsx";
export { Tag, type TagProps } from "./components/tag.tsx";
export { TextArea, type TextAreaProps } from "./components/text-area.tsx";
export { Time, type TimeProps } from "./components/time.tsx";
export { Timeline, type TimelineLabel, type TimelineProps } from "./components/timeline.tsx";
export { Title, type TitleProps } from "./components/title.tsx";
export { DesignPage } from "./design.tsx";
export { type IslandName, islandNames } from "./islands.ts";
export { renderDocument, renderFragment } from "./render.ts";
