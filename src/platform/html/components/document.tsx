import type { ComponentChildren, VNode } from "preact";
import { directionOf, type Language } from "../../../kernel/language.ts";
import { faviconPath, preloadFonts, stylesheetPath, workSheetPath } from "../assets.ts";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { type IslandName, islandPath } from "../islands.ts";
import { PageFoot } from "./page-foot.tsx";
import { PageHead, type PageHeadProps } from "./page-head.tsx";

/** The same content elsewhere: in another language, or in another representation. */
export interface Alternate {
  readonly href: string;
  readonly language?: Language | "x-default" | undefined;
  readonly type?: string | undefined;
  readonly title?: string | undefined;
}

export interface DocumentProps {
  readonly language: Language;
  /** The whole `<title>`. */
  readonly title: string;
  readonly description?: string | undefined;
  /** Full address. */
  readonly canonical?: string | undefined;
  /** The language versions with full addresses, the page's own and `x-default` among them; then CSV, JSON-LD and so on. */
  readonly alternates?: readonly Alternate[] | undefined;
  readonly robots?: string | undefined;
  /** Scripts that enhance the page, where they have been built. */
  readonly islands?: readonly IslandName[] | undefined;
  /** It holds forms as the workspace has them. */
  readonly forms?: boolean | undefined;
  /** "Skip to text". */
  readonly skip: string;
  readonly head: PageHeadProps;
  /** Paragraphs of the foot. */
  readonly foot: readonly ComponentChildren[];
  readonly children: ComponentChildren;
}

/** As `paper` in `styles/tokens.css`. */
const themeColours = { light: "#ffffff", dark: "#10161c" } as const;

function Meta({ title, description, robots }: DocumentProps): VNode {
  return (
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {description === undefined ? null : <meta name="description" content={description} />}
      {robots === undefined ? null : <meta name="robots" content={robots} />}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content={themeColours.light} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={themeColours.dark} media="(prefers-color-scheme: dark)" />
    </>
  );
}

function Links({ language, canonical, alternates = [], islands = [], forms }: DocumentProps): VNode {
  return (
    <>
      {preloadFonts(language).map((path) => (
        <link key={path} rel="preload" as="font" type="font/woff2" href={path} crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={stylesheetPath(language)} />
      {forms ? <link rel="stylesheet" href={workSheetPath()} /> : null}
      <link rel="icon" type="image/svg+xml" href={faviconPath()} />
      {canonical === undefined ? null : <link rel="canonical" href={canonical} />}
      {alternates.map((other) => (
        <link
          key={`${other.href} ${other.language}`}
          rel="alternate"
          hreflang={other.language}
          type={other.type}
          title={other.title}
          href={other.href}
        />
      ))}
      {islands.map((name) => {
        const path = islandPath(name);
        return path === undefined ? null : <script key={name} type="module" src={path} />;
      })}
    </>
  );
}

/** A whole page; `renderDocument` puts the doctype before it. */
export function Document(props: DocumentProps): VNode {
  const { language, skip, head, foot, children } = props;
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <Meta {...props} />
        <Links {...props} />
      </head>
      <body>
        <a class="skip" href="#main">
          {skip}
        </a>
        <PageHead {...head} />
        <main class="sheet" id="main" tabIndex={-1}>
          {children}
        </main>
        <PageFoot paragraphs={foot} />
      </body>
    </html>
  );
}

/** Rendered by the tests; the developers' page is its own example. */
export const examples: readonly Example[] = [
  {
    title: titles.wholePage,
    render: () => (
      <Document
        language="ar"
        title={sample.fatf.ar}
        description={sample.stand}
        canonical="https://example.org/ar/partners/fatf"
        alternates={[{ href: "https://example.org/partners/fatf", language: "x-default" }]}
        robots="noindex"
        skip={sample.skip}
        head={{
          mark: { text: sample.mark, href: "#top" },
          languages: {
            label: sample.languagesLabel,
            items: [{ language: "ar", href: "#ar", current: true }],
          },
          nav: {
            label: sample.navLabel,
            items: [{ text: sample.partnerships, href: "#p", current: "page" }],
          },
        }}
        foot={[sample.foot]}
      >
        <p>{sample.lede}</p>
      </Document>
    ),
  },
];
