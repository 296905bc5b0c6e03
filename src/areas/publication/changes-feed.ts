import { Feed } from "feed";
import { addressOf, type PageRequest } from "../../platform/http/index.ts";
import { formatDate } from "../../platform/i18n/index.ts";
import { type DatedChange, effectiveDay, keyOf } from "./changes.ts";
import { subjectAddress, subjectText } from "./pages/change-words.tsx";
import type { ChangesPage } from "./queries/index.ts";

/** When the addresses of the site were given out: the date that a `tag:` URI has to name (RFC 4151). */
const taggedSince = "2026";

/** The dated changes as Atom (RFC 4287), in the language of the address. The same change has the same id in every language. */
export function changesFeed(page: ChangesPage, request: PageRequest): string {
  const { translate, language, place } = request;
  const address = (path: string) => `${place.origin}${addressOf(language, path, place.query)}`;
  const feed = new Feed({
    id: tagOf("changes", request),
    title: translate("changes.feed-title", { site: translate("page.site") }),
    description: translate("changes.description"),
    link: address("changes"),
    feedLinks: { atom: address("changes.atom") },
    author: { name: page.secretariat.name.text },
    generator: translate("page.site"),
    updated: instantOf(page.changes[0], request),
  });
  for (const change of page.changes) {
    const subject = subjectText({ subject: change.subject, names: page }, request);
    const told = {
      subject,
      what: translate(`change.${change.what}`),
      date: formatDate(language, change.when),
    };
    const entry = translate("changes.entry", told);
    feed.addItem({
      id: tagOf(`changes/${keyOf(change)}`, request),
      // The package marks title and summary as HTML.
      title: escaped(entry),
      link: `${place.origin}${subjectAddress(change.subject, request)}`,
      date: instantOf(change, request),
    });
  }
  // The package names no language; titles without one are read in any.
  return feed.atom1().replace("<feed ", `<feed xml:lang="${language}" `);
}

const tagOf = (name: string, { place }: PageRequest): string =>
  `tag:${new URL(place.origin).hostname},${taggedSince}:${name}`;

/** The first instant of the day on which the change has certainly happened: it never changes, whenever the feed is asked for. */
const instantOf = (change: DatedChange | undefined, { on }: PageRequest): Date =>
  new Date(`${change === undefined ? on : effectiveDay(change)}T00:00:00Z`);

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
