import type { VNode } from "preact";
import { describe, expect, test } from "vitest";
import { Document } from "./components/document.tsx";
import { DesignPage } from "./design.tsx";
import { frame, type Shown, shown } from "./design-examples.ts";
import { Docket, ExternalLink, Fact, Foreign, Index, Table, Title } from "./index.ts";
import { renderDocument, renderFragment } from "./render.ts";

const every = [...shown, ...frame].flatMap(({ name, examples }: Shown) =>
  examples.map((example) => ({ name: `${name}: ${example.title}`, render: () => example.render() })),
);
const html = (part: VNode): string => renderFragment(part);
const idsOf = (text: string): string[] => [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? "");

describe("every example", () => {
  test("there are examples of every component file", () => {
    const files = Object.keys(import.meta.glob("./components/*.tsx"));
    expect(shown.length + frame.length).toBe(files.length);
    for (const { name, examples } of [...shown, ...frame]) expect(examples.length, name).toBeGreaterThan(0);
  });

  test.each(every)("$name renders without style, event attribute or script", ({ render }) => {
    const text = html(render());
    expect(text.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/<[^>]*\sstyle\s*=/i);
    expect(text).not.toMatch(/<[^>]*\son[a-z]+\s*=/i);
    // Data for a script is no script.
    expect(text).not.toMatch(/<style\b|<script(?! type="application\/json" id="[a-z-]+">)/i);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
    expect(text).not.toMatch(/href="javascript:/i);
    expect(new Set(idsOf(text)).size).toBe(idsOf(text).length);
  });
});

describe("the developers' page", () => {
  const page = renderDocument(<DesignPage />);

  test("begins with the doctype and names language and direction", () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
  });
  test("has one h1 and no id twice", () => {
    expect(page.match(/<h1\b/g)).toHaveLength(1);
    const ids = idsOf(page);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });
  test("every description and label it refers to is on it", () => {
    const ids = new Set(idsOf(page));
    const refers = [...page.matchAll(/\s(?:aria-describedby|aria-labelledby|for)="([^"]*)"/g)];
    expect(refers.length).toBeGreaterThan(3);
    for (const [, value = ""] of refers) for (const id of value.split(" ")) expect(ids).toContain(id);
  });
  test("shows every example", () => {
    for (const { name } of shown) expect(page).toContain(`id="the-${name.toLowerCase()}"`);
  });
});

describe("components", () => {
  test("text from data is escaped", () => {
    const text = html(<Title acronym={'"><b>'}>{"<script>alert(1)</script>"}</Title>);
    expect(text).toContain("&lt;script>");
    expect(text).not.toContain("<script");
    expect(text).not.toContain("<b>");
  });
  test("a text in the language of the page stays plain, another is isolated with its direction", () => {
    expect(html(<Foreign text="FATF" language="en" pageLanguage="en" />)).toBe("FATF");
    expect(html(<Foreign text="فاتف" language="ar" pageLanguage="en" />)).toBe(
      '<bdi lang="ar" dir="rtl">فاتف</bdi>',
    );
  });
  test("an address that is not http is no link", () => {
    expect(html(<ExternalLink href={["javascript", "alert(1)"].join(":")}>x</ExternalLink>)).toBe("x");
    expect(html(<ExternalLink href="https://www.un.org/a">x</ExternalLink>)).toContain(
      'href="https://www.un.org/a"',
    );
  });
  test("a fact without basis has no list, and its number leads to itself", () => {
    const text = html(
      <Fact id="p1" number={1} numberLabel="Statement 1">
        words
      </Fact>,
    );
    expect(text).toContain('<a href="#p1" aria-label="Statement 1">1</a>');
    expect(text).not.toContain("<ul");
  });
  test("the form of the docket sends `on` and what it was given to carry", () => {
    const asOf = { summary: "today", label: "date", button: "show", value: "2026-11-23" };
    const text = html(
      <Docket owner="o" items={[]} asOf={{ ...asOf, hidden: [{ name: "q", value: "fatf" }] }} />,
    );
    expect(text).toMatch(/<form method="get">/);
    expect(text).toMatch(/<input type="hidden" name="q" value="fatf"/);
    expect(text).toMatch(/<input id="on" name="on" type="date" value="2026-11-23"/);
  });
  test("a second level of the index stands inside the first above it", () => {
    const items = [
      { href: "#a", text: "A" },
      { href: "#b", text: "B", level: 2 as const },
      { href: "#c", text: "C" },
    ];
    expect(html(<Index label="l" items={items} />)).toMatch(
      /#a.*<ul><li><a href="#b".*<\/ul><\/li><li><a href="#c"/,
    );
  });
  test("a folded table says its roles, every head has a scope, an absent cell is empty", () => {
    const text = html(
      <Table
        columns={[{ label: "A" }, { label: "B" }]}
        groups={[{ heading: "G", rows: [{ cells: ["x", undefined] }] }]}
      />,
    );
    expect(text).toMatch(/<table[^>]* role="table"/);
    expect(text.match(/<th\b/g)?.length).toBe(text.match(/<th\b[^>]*scope="(col|row|rowgroup)"/g)?.length);
    expect(text).toMatch(/<td role="cell" data-label="B"><\/td>/);
  });
  test("a count of nought is shown", () => {
    expect(html(<Index label="l" items={[{ href: "#a", text: "A", count: 0 }]} />)).toContain(">0</span>");
  });
});

describe("a page", () => {
  const page = renderDocument(
    <Document
      language="ar"
      title="t"
      canonical="https://example.org/ar/"
      alternates={[
        { href: "https://example.org/fr/", language: "fr" },
        { href: "https://example.org/", language: "x-default" },
        { href: "https://example.org/ar/partners.csv", type: "text/csv" },
      ]}
      skip="skip"
      head={{
        mark: { text: "Entente", href: "/ar/" },
        languages: { label: "languages", items: [{ language: "fr", href: "/fr/" }] },
        nav: { label: "navigation", items: [] },
      }}
      foot={[]}
    >
      <p>text</p>
    </Document>,
  );

  test("runs in the direction of its language", () => {
    expect(page).toContain('<html lang="ar" dir="rtl">');
  });
  test("names its other languages and representations", () => {
    expect(page).toMatch(/<link rel="canonical" href="https:\/\/example.org\/ar\/"/);
    expect(page).toMatch(/<link rel="alternate" hreflang="x-default" href="https:\/\/example.org\/"/);
    expect(page).toMatch(
      /<link rel="alternate" type="text\/csv" href="https:\/\/example.org\/ar\/partners.csv"/,
    );
  });
  test("loads the style sheet of its language and preloads two fonts", () => {
    expect(page).toMatch(/<link rel="stylesheet" href="\/assets\/site-ar\.[0-9a-f]{8}\.css"/);
    expect(page.match(/rel="preload" as="font"/g)).toHaveLength(2);
  });
  test("has a skip link that leads to its main part", () => {
    expect(page).toMatch(/<a class="skip" href="#main">/);
    expect(page).toMatch(/<main[^>]* id="main"/);
  });
});
