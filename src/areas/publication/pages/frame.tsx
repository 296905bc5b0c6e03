import { type ComponentChildren, Fragment, type VNode } from "preact";
import { type Language, languages } from "../../../kernel/language.ts";
import {
  Docket,
  Document,
  DocumentSymbol,
  type IslandName,
  Link,
  Notice,
  renderDocument,
} from "../../../platform/html/index.ts";
import { addressOf, type PageRequest, representationTypes } from "../../../platform/http/index.ts";
import { formatDate, languageName, type Translate } from "../../../platform/i18n/index.ts";

export interface FrameProps {
  readonly request: PageRequest;
  /** Without the name of the site. */
  readonly title: string;
  readonly description: string;
  /** Whose document it is; nothing on a page for problems. */
  readonly owner?: ComponentChildren;
  /** The part of the site the page belongs to; absent on a page for problems, which is no page of the site. */
  readonly part?: SitePart;
  /** Kept out of search engines: answers to a question that somebody typed. */
  readonly unlisted?: boolean;
  /** Scripts that enhance the page; it works without them. */
  readonly islands?: readonly IslandName[];
  readonly children: ComponentChildren;
}

/** Parts of the site in the order of the navigation, each with the address below the language where it begins. */
const parts = {
  cooperation: "",
  partners: "partners",
  mandates: "mandates",
  themes: "themes",
  states: "states",
  find: "find",
  about: "about",
} as const;

export type SitePart = keyof typeof parts;

/** First day that the as-of field offers: the secretariat's own founding. */
const earliest = "2004-03-26";

/** A whole page of the site: head, docket, notice of another date, foot. */
export function renderFrame(props: FrameProps): string {
  const { request, title, description, part, children } = props;
  const { translate, language, place } = request;
  const site = translate("page.site");
  return renderDocument(
    <Document
      language={language}
      title={`${title} · ${site}`}
      description={description}
      {...(part === undefined || props.unlisted ? { robots: "noindex" } : addressesOf(request))}
      islands={props.islands ?? []}
      skip={translate("page.skip")}
      head={{
        mark: { text: site, href: addressOf(language, "") },
        languages: {
          label: translate("page.languages"),
          items: languages.map((other) => ({
            language: other,
            href: addressOf(other, part === undefined ? "" : place.path, place.search),
            current: other === language,
          })),
        },
        nav: { label: translate("page.navigation"), items: navigation(props) },
      }}
      foot={[
        translate("page.foot-source"),
        translate("page.foot-absence"),
        translate("page.foot-names"),
        footLinks(request),
      ]}
    >
      {part === undefined ? null : <PageDocket {...props} />}
      {request.on === request.today ? null : <AsOfNotice request={request} />}
      {children}
    </Document>,
  );
}

/** What is for everybody and no part of the navigation: news of the register, and how a program reads it. */
const footLinks = ({ translate, language, place }: PageRequest): VNode => (
  <>
    {(["documents", "changes", "compare", "api"] as const).map((path, at) => (
      <Fragment key={path}>
        {at === 0 ? null : " · "}
        <Link href={addressOf(language, path, place.query)}>{translate(`${path}.title`)}</Link>
      </Fragment>
    ))}
  </>
);

function navigation({ request, part }: FrameProps) {
  const { translate, language, place } = request;
  return (Object.keys(parts) as SitePart[]).map((name) => ({
    text: translate(`page.nav-${name}`),
    href: addressOf(language, parts[name], place.query),
    ...(name === part
      ? { current: parts[name] === place.path ? ("page" as const) : ("within" as const) }
      : {}),
  }));
}

function addressesOf({ language, place }: PageRequest) {
  const at = (other: Language) => `${place.origin}${addressOf(other, place.path)}`;
  return {
    canonical: at(language),
    alternates: [
      ...languages.map((other) => ({ href: at(other), language: other })),
      // Without a language the site leads the front page by the browser's own.
      { href: place.path === "" ? `${place.origin}/` : at("en"), language: "x-default" as const },
      ...(place.path === ""
        ? [{ href: `${place.origin}${addressOf(language, "changes.atom")}`, type: "application/atom+xml" }]
        : []),
      ...place.others.map((other) => ({
        href: `${place.origin}${addressOf(language, `${place.path}.${other}`, place.search)}`,
        type: representationTypes[other].split(";", 1)[0],
      })),
    ],
  };
}

function PageDocket({ request, owner }: FrameProps): VNode {
  const { translate, language, place, on, today } = request;
  const symbol = `${language}/${place.path}`;
  const hidden = Object.entries(request.query).map(([name, value]) => ({ name, value }));
  return (
    <Docket
      owner={owner}
      items={[
        {
          label: translate("page.docket-symbol"),
          value: <DocumentSymbol>{symbol}</DocumentSymbol>,
        },
        { label: translate("page.docket-language"), value: languageName(language, language) },
      ]}
      asOf={{
        summary: translate.rich("page.as-of", {
          date: <time dateTime={on}>{formatDate(language, on)}</time>,
        }),
        label: translate("page.as-of-label"),
        button: translate("page.as-of-button"),
        value: on,
        min: earliest,
        max: `${Number(today.slice(0, 4)) + 10}-12-31`,
        action: addressOf(language, place.path),
        hidden,
      }}
    />
  );
}

function AsOfNotice({ request }: { request: PageRequest }): VNode {
  const { translate, language, place, on, query } = request;
  const own = new URLSearchParams(query).toString();
  return (
    <Notice is="warn" lead={translate("page.on-lead", { date: formatDate(language, on) })}>
      {translate("page.on-text")}{" "}
      <Link href={addressOf(language, place.path, own && `?${own}`)}>{translate("page.on-back")}</Link>
    </Notice>
  );
}

/** The first letter as a sentence begins; for languages without capitals, the text itself. */
export const sentenceCase = (text: string, translate: Translate): string =>
  text.slice(0, 1).toLocaleUpperCase(translate.language) + text.slice(1);
