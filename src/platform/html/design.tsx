import type { VNode } from "preact";
import { languages } from "../../kernel/language.ts";
import { Docket } from "./components/docket.tsx";
import { Document } from "./components/document.tsx";
import { DocumentSymbol } from "./components/document-symbol.tsx";
import { Group } from "./components/group.tsx";
import { Index } from "./components/index-list.tsx";
import { Lede, Sheet, Wide } from "./components/placement.tsx";
import { Section } from "./components/section.tsx";
import { Stand } from "./components/stand.tsx";
import { Title } from "./components/title.tsx";
import { type Shown, shown } from "./design-examples.ts";
import { designText, sample } from "./design-text.ts";

/** Where the page is served, in English only. */
const address = "/design";

const anchorOf = (name: string): string => `the-${name.toLowerCase()}`;

function Component({ name, examples }: Shown): VNode {
  return (
    <Section id={anchorOf(name)} heading={name} count={examples.length}>
      {examples.map((example) => (
        <Wide key={example.title}>
          <Group>{example.title}</Group>
          {example.render()}
        </Wide>
      ))}
    </Section>
  );
}

function Contents(): VNode {
  return (
    <Section heading={designText.contents} count={shown.length}>
      <Lede>
        <Index
          label={designText.contents}
          items={shown.map(({ name, examples }) => ({
            href: `#${anchorOf(name)}`,
            text: name,
            count: examples.length,
          }))}
        />
      </Lede>
    </Section>
  );
}

/** The developers' page: every component with its examples, in a page of its own kind. */
export function DesignPage(): VNode {
  return (
    <Document
      language="en"
      title={`${designText.title} · ${sample.mark}`}
      description={designText.stand}
      robots="noindex"
      skip={sample.skip}
      head={{
        mark: { text: sample.mark, href: "/en/" },
        languages: {
          label: sample.languagesLabel,
          items: languages.map((language) => ({
            language,
            href: `/${language}/`,
            current: language === "en",
          })),
        },
        nav: {
          label: sample.navLabel,
          items: [{ text: designText.title, href: address, current: "page" }],
        },
      }}
      foot={[sample.foot]}
    >
      <Docket
        owner={sample.owner}
        items={[{ label: sample.symbolLabel, value: <DocumentSymbol>{designText.symbol}</DocumentSymbol> }]}
      />
      <Title>{designText.title}</Title>
      <Stand>{designText.stand}</Stand>
      <Sheet id="design">
        <Contents />
        {shown.map((component) => (
          <Component key={component.name} {...component} />
        ))}
      </Sheet>
    </Document>
  );
}
