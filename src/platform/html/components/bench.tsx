import type { ComponentChildren, VNode } from "preact";
import { directionOf, type Language } from "../../../kernel/language.ts";
import { faviconPath, preloadFonts, stylesheetPath, workSheetPath } from "../assets.ts";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { type IslandName, islandPath } from "../islands.ts";
import { type LanguageLink, LanguageLinks } from "./page-head.tsx";

export interface BenchPlace {
  readonly text: string;
  readonly href: string;
  readonly count?: number | undefined;
  readonly current?: "page" | "within" | undefined;
  /** A group of places begins here. */
  readonly gap?: boolean | undefined;
}

export interface BenchProps {
  readonly language: Language;
  /** The whole `<title>`. */
  readonly title: string;
  readonly skip: string;
  readonly mark: { readonly text: string; readonly href: string };
  readonly places: { readonly label: string; readonly items: readonly BenchPlace[] };
  readonly languages: { readonly label: string; readonly items: readonly LanguageLink[] };
  /** Who works here, and the way out. */
  readonly who: ComponentChildren;
  readonly islands?: readonly IslandName[] | undefined;
  readonly children: ComponentChildren;
}

function Head({ language, title, islands = [] }: BenchProps): VNode {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      {preloadFonts(language).map((path) => (
        <link key={path} rel="preload" as="font" type="font/woff2" href={path} crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={stylesheetPath(language)} />
      <link rel="stylesheet" href={workSheetPath()} />
      <link rel="icon" type="image/svg+xml" href={faviconPath()} />
      {islands.map((name) => {
        const path = islandPath(name);
        return path === undefined ? null : <script key={name} type="module" src={path} />;
      })}
    </head>
  );
}

function Place({ text, href, count, current, gap }: BenchPlace): VNode {
  return (
    <li class={gap ? "gap" : undefined}>
      <a href={href} aria-current={current === "within" ? "true" : current}>
        <span>{text}</span>
        <span class="num">{count === undefined ? "" : count}</span>
      </a>
    </li>
  );
}

/** A whole page of the workspace: a narrow list of places, then the work. */
export function Bench(props: BenchProps): VNode {
  const { language, skip, mark, places, languages, who, children } = props;
  return (
    <html lang={language} dir={directionOf(language)} class="workspace">
      <Head {...props} />
      <body>
        <a class="skip" href="#main">
          {skip}
        </a>
        <div class="bench">
          <nav class="places" aria-label={places.label}>
            <div class="places__in">
              <a class="head__mark" href={mark.href} lang="fr" dir="ltr">
                {mark.text}
              </a>
              <ul>
                {places.items.map((place) => (
                  <Place key={place.href} {...place} />
                ))}
              </ul>
              <div class="places__who">{who}</div>
              <LanguageLinks {...languages} />
            </div>
          </nav>
          <main class="work" id="main" tabIndex={-1}>
            {children}
          </main>
        </div>
      </body>
    </html>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.wholePage,
    render: () => (
      <Bench
        language="ar"
        title={sample.fatf.ar}
        skip={sample.skip}
        mark={{ text: sample.mark, href: "#top" }}
        places={{
          label: sample.navLabel,
          items: [{ text: sample.partnerships, href: "#p", current: "page" }],
        }}
        languages={{ label: sample.languagesLabel, items: [{ language: "ar", href: "#ar", current: true }] }}
        who={<p>{sample.body}</p>}
      >
        <h1>{sample.fatf.ar}</h1>
      </Bench>
    ),
  },
];
