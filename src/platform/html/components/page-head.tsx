import type { VNode } from "preact";
import { directionOf, type Language, ownNames } from "../../../kernel/language.ts";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface LanguageLink {
  readonly language: Language;
  /** The same page in that language, query kept. */
  readonly href: string;
  readonly current?: boolean | undefined;
}

export interface NavItem {
  readonly text: string;
  readonly href: string;
  /** `page`: this very page; `within`: a page of this part of the site. */
  readonly current?: "page" | "within" | undefined;
}

export interface PageHeadProps {
  readonly mark: { readonly text: string; readonly href: string };
  readonly languages: { readonly label: string; readonly items: readonly LanguageLink[] };
  readonly nav: { readonly label: string; readonly items: readonly NavItem[] };
}

function LanguageItem({ language, href, current }: LanguageLink): VNode {
  const named = { lang: language, dir: directionOf(language) };
  return (
    <li>
      {current ? (
        <span aria-current="true" {...named}>
          {ownNames[language]}
        </span>
      ) : (
        <a href={href} hreflang={language} rel="alternate" {...named}>
          {ownNames[language]}
        </a>
      )}
    </li>
  );
}

export interface LanguageLinksProps {
  readonly label: string;
  readonly items: readonly LanguageLink[];
}

/** The same page in the other languages. */
export function LanguageLinks({ label, items }: LanguageLinksProps): VNode {
  return (
    <nav class="head__langs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <LanguageItem key={item.language} {...item} />
        ))}
      </ul>
    </nav>
  );
}

/** Whose page, in which language, where in the whole. The mark is a French word and stays one in every language. */
export function PageHead({ mark, languages, nav }: PageHeadProps): VNode {
  return (
    <header class="head">
      <a class="head__mark" href={mark.href} lang="fr" dir="ltr">
        {mark.text}
      </a>
      <LanguageLinks {...languages} />
      <nav class="head__nav" aria-label={nav.label}>
        <ul>
          {nav.items.map(({ text, href, current }) => (
            <li key={href}>
              <a href={href} aria-current={current === "within" ? "true" : current}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** Rendered by the tests; on the developers' page it stands at the top. */
export const examples: readonly Example[] = [
  {
    title: titles.wholePage,
    render: () => (
      <PageHead
        mark={{ text: sample.mark, href: "#top" }}
        languages={{
          label: sample.languagesLabel,
          items: [
            { language: "ar", href: "#ar" },
            { language: "en", href: "#en", current: true },
          ],
        }}
        nav={{
          label: sample.navLabel,
          items: [{ text: sample.partnerships, href: "#p", current: "within" }],
        }}
      />
    ),
  },
];
