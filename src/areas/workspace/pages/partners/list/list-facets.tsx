import type { VNode } from "preact";
import type { Language } from "../../../../../kernel/language.ts";
import { Chosen, Facets } from "../../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../../platform/http/index.ts";
import { collator } from "../../../../../platform/i18n/index.ts";
import { listedStates, type PartyWorkList } from "../../../../registry/index.ts";
import { capital } from "../words.tsx";
import { type Facet, facets, type ListAsked, listAddress, withoutConditions } from "./list-address.ts";

export interface ListProps {
  readonly request: WorkRequest;
  readonly asked: ListAsked;
  readonly list: PartyWorkList;
}

/** What a value of a facet is called. */
export function valueName(facet: Facet, value: string, { request, list }: Omit<ListProps, "asked">): string {
  const { translate, language } = request;
  if (facet === "region") return list.regions.find(({ id }) => id === value)?.name.text ?? value;
  if (facet === "freshness") return translate(`register.state-${value}`);
  return capital(translate(`${facet}.${value}`), language);
}

/** Regions each below its own, with how far in they stand. */
function nestedRegions({ regions }: PartyWorkList, language: Language): Map<string, number> {
  const { compare } = collator(language);
  const depths = new Map<string, number>();
  const walk = (parent: string | undefined, depth: number): void => {
    const below = regions.filter(({ parentId }) => parentId === parent);
    for (const { id } of below.toSorted((a, b) => compare(a.name.text, b.name.text))) {
      depths.set(id, depth);
      walk(id, depth + 1);
    }
  };
  walk(undefined, 0);
  return depths;
}

/** The values of a facet in their order: regions each below its own, states by what wants looking at, kinds by the alphabet. */
function valuesOf(facet: Facet, props: Omit<ListProps, "asked">): Array<readonly [string, number]> {
  const { list, request } = props;
  if (facet === "region") return [...nestedRegions(list, request.language)];
  const values = facet === "freshness" ? [...listedStates] : [...(list.facets[facet]?.keys() ?? [])];
  const { compare } = collator(request.language);
  const name = (value: string) => valueName(facet, value, props);
  const sorted = facet === "freshness" ? values : values.toSorted((a, b) => compare(name(a), name(b)));
  return sorted.map((value) => [value, 0] as const);
}

/** What narrows the list, each value with how much it leaves. */
export function ListFacets(props: ListProps): VNode {
  const { request, asked, list } = props;
  return (
    <Facets
      label={request.translate("register.facets")}
      groups={facets.map((facet) => {
        const counts = list.facets[facet];
        return {
          heading: request.translate(`register.facet-${facet}`),
          open: asked[facet] !== undefined,
          values: valuesOf(facet, props)
            .filter(([value]) => counts === undefined || counts.has(value) || asked[facet] === value)
            .map(([value, depth]) => ({
              ...{ text: valueName(facet, value, props), depth, chosen: asked[facet] === value },
              count: counts === undefined ? undefined : (counts.get(value) ?? 0),
              href: listAddress(request, asked, { [facet]: asked[facet] === value ? undefined : value }),
            })),
        };
      })}
    />
  );
}

/** The conditions that are set, each a link that takes it back. */
export function ListConditions(props: ListProps): VNode | null {
  const { request, asked } = props;
  const { translate } = request;
  const set = facets.flatMap((facet) => {
    const value = asked[facet];
    return value === undefined ? [] : [{ facet, value }];
  });
  if (set.length === 0 && asked.q === undefined) return null;
  const words = asked.q === undefined ? [] : [{ q: asked.q }];
  return (
    <Chosen
      label={translate("register.conditions")}
      items={[
        ...words.map(({ q }) => ({
          href: listAddress(request, asked, { q: undefined }),
          text: translate("register.condition-remove", { facet: translate("register.search"), value: q }),
        })),
        ...set.map(({ facet, value }) => ({
          href: listAddress(request, asked, { [facet]: undefined }),
          text: translate("register.condition-remove", {
            facet: translate(`register.facet-${facet}`),
            value: valueName(facet, value, props),
          }),
        })),
      ]}
      all={{
        href: listAddress(request, withoutConditions(asked)),
        text: translate("register.conditions-remove"),
      }}
    />
  );
}
