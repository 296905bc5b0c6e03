import type { ComponentChildren } from "preact";
import { languages } from "../../../kernel/language.ts";
import {
  Document,
  type IslandName,
  Lede,
  Notice,
  renderDocument,
  Sheet,
  Title,
} from "../../../platform/html/index.ts";
import { addressOf, type EntryRequest } from "../../../platform/http/index.ts";

export interface EntryPageProps {
  readonly request: EntryRequest;
  readonly title: string;
  /** What went wrong, in a sentence. */
  readonly problem?: string | undefined;
  readonly islands?: readonly IslandName[];
  readonly children: ComponentChildren;
}

/** A page on the way in, in the frame of the public site. */
export function renderEntry({ request, title, problem, islands = [], children }: EntryPageProps): string {
  const { translate, language, path } = request;
  // An address with a token in it is not offered again in other languages: it stands in the address bar only.
  const here = path.includes("/t/") || path.includes("/first/") ? "sign-in" : path;
  return renderDocument(
    <Document
      language={language}
      title={`${title} · ${translate("page.site")}`}
      robots="noindex"
      islands={islands}
      skip={translate("page.skip")}
      head={{
        mark: { text: translate("page.site"), href: addressOf(language, "") },
        languages: {
          label: translate("page.languages"),
          items: languages.map((other) => ({
            language: other,
            href: addressOf(other, here),
            current: other === language,
          })),
        },
        nav: {
          label: translate("page.navigation"),
          items: [{ text: translate("work.public-site"), href: addressOf(language, "") }],
        },
      }}
      foot={[]}
    >
      <Title>{title}</Title>
      {problem === undefined ? null : <Notice is="refused" lead={problem} />}
      <Sheet>
        <Lede>{children}</Lede>
      </Sheet>
    </Document>,
  );
}
