import type { ComponentChildren, VNode } from "preact";
import { Absent, Button, Field, Form, Link, Paging, Table, Tag } from "../../../../platform/html/index.ts";
import { addressOf, type WorkRequest } from "../../../../platform/http/index.ts";
import { localeOf } from "../../../../platform/i18n/index.ts";
import type { ListedMerge, ListedPair } from "../../../registry/index.ts";
import { formToken, renderWork } from "../frame.tsx";
import { instant, type PeopleNames, words } from "../partners/words.tsx";
import { doneOf, listPath, pageOf, pairPath, perPage } from "./address.ts";
import { DistinctForm } from "./distinct.tsx";
import { countsOf } from "./undo-page.tsx";

/** What was sent and refused. */
export interface RefusedList {
  readonly problem?: string | undefined;
  readonly typed: (name: string) => string;
  readonly errors: Readonly<Record<string, string>>;
}

export interface MergeListProps {
  readonly request: WorkRequest;
  readonly pairs: readonly ListedPair[];
  readonly count: number;
  readonly merges: readonly ListedMerge[];
  readonly more: boolean;
  readonly people: PeopleNames;
  readonly refused?: RefusedList | undefined;
}

/** Pairs that are likely one, any two to compare, and what was merged. */
export function renderMergeList(props: MergeListProps): string {
  const { request, count, refused } = props;
  const { translate } = request;
  return renderWork({
    request,
    title: translate("merge.title"),
    stand: translate("merge.stand", { count }),
    done: doneOf(request),
    problem: refused?.problem,
    children: (
      <>
        <Pairs {...props} />
        {request.can("keep-register") ? <AnyTwo {...props} /> : null}
        <Made {...props} />
      </>
    ),
  });
}

function Pairs(props: MergeListProps): VNode {
  const { request, pairs, count } = props;
  const { translate, language, can } = request;
  const percent = new Intl.NumberFormat(localeOf(language), { style: "percent" });
  return (
    <section aria-labelledby="pairs">
      <h2 id="pairs">{translate("merge.pairs")}</h2>
      <p class="prose">{translate("merge.lead")}</p>
      {pairs.length === 0 ? (
        <Absent as="block">{translate("merge.none-alike")}</Absent>
      ) : (
        <Table
          label={translate("merge.pairs")}
          columns={[
            { label: translate("merge.column-parties"), names: true },
            { label: translate("merge.column-likeness"), is: "number" },
            { label: translate("merge.column-why") },
            ...(can("keep-register") ? [{ label: translate("merge.distinct-do") }] : []),
          ]}
          groups={[
            {
              rows: pairs.map((pair) => ({
                cells: [
                  <Link key="pair" href={addressOf(language, pairPath(pair.one.id, pair.other.id))}>
                    {words(pair.one.name, request)} · {words(pair.other.name, request)}
                  </Link>,
                  percent.format(pair.score),
                  grounds(pair, request),
                  <details key="distinct">
                    <summary>{translate("merge.distinct-open")}</summary>
                    <DistinctForm {...{ request, one: pair.one.id, other: pair.other.id }} />
                  </details>,
                ],
              })),
            },
          ]}
        />
      )}
      <Pages {...{ request, count }} />
    </section>
  );
}

/** Why two may be one, and what speaks against it. */
const grounds = ({ grounds: found }: ListedPair, { translate }: WorkRequest): ComponentChildren => (
  <ul>
    {found.map(({ ground, one, other }) => (
      <li key={ground}>
        {translate.rich(`merge.ground-${ground}`, { one: <bdi>{one}</bdi>, other: <bdi>{other}</bdi> })}
      </li>
    ))}
  </ul>
);

function Pages({ request, count }: { readonly request: WorkRequest; readonly count: number }): VNode | null {
  const { translate, language } = request;
  const pages = Math.max(1, Math.ceil(count / perPage));
  const page = pageOf(request);
  if (pages === 1) return null;
  const to = (number: number, text: string) => ({
    href: addressOf(language, listPath, number === 1 ? "" : `?page=${number}`),
    text,
  });
  return (
    <Paging
      label={translate("list.pages")}
      place={translate("list.page-of", { page, pages })}
      before={page > 1 ? to(page - 1, translate("list.page-before")) : undefined}
      after={page < pages ? to(page + 1, translate("list.page-after")) : undefined}
    />
  );
}

/** Two parties that nobody proposed. */
function AnyTwo({ request, refused }: MergeListProps): VNode {
  const { translate } = request;
  return (
    <section aria-labelledby="any-two">
      <h2 id="any-two">{translate("merge.any-heading")}</h2>
      <Form hidden={[formToken(request), { name: "verb", value: "compare" }]}>
        <div class="form__pair">
          {(["kept", "merged"] as const).map((name) => (
            <Field
              key={name}
              {...{ id: `any-${name}`, name, label: translate(`merge.column-${name}`) }}
              hint={translate("register.hint-party")}
              value={refused?.typed(name)}
              error={refused?.errors[name]}
            />
          ))}
        </div>
        <div class="form__acts">
          <Button is="plain">{translate("merge.any-do")}</Button>
        </div>
      </Form>
    </section>
  );
}

function Made({ request, merges, more, people }: MergeListProps): VNode {
  const { translate, language } = request;
  const last = merges.at(-1);
  return (
    <section aria-labelledby="made">
      <h2 id="made">{translate("merge.made")}</h2>
      {merges.length === 0 ? (
        <Absent as="block">{translate("merge.made-none")}</Absent>
      ) : (
        <Table
          label={translate("merge.made")}
          columns={[
            { label: translate("merge.column-when"), is: "date" },
            { label: translate("merge.column-merged"), names: true },
            { label: translate("merge.column-kept") },
            { label: translate("merge.column-by") },
            { label: translate("merge.column-did") },
            { label: translate("merge.column-stands") },
          ]}
          groups={[{ rows: merges.map((merge) => ({ cells: madeCells(merge, { request, people }) })) }]}
        />
      )}
      {more && last !== undefined ? (
        <p>
          <Link href={addressOf(language, listPath, `?after=${last.id}#made`)}>
            {translate("merge.made-older")}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

function madeCells(
  merge: ListedMerge,
  { request, people }: { readonly request: WorkRequest; readonly people: PeopleNames },
): ComponentChildren[] {
  const { translate, language } = request;
  const { kept, merged, done, state } = merge;
  return [
    done.at === null ? null : instant(done.at.toISOString(), request),
    words(merged.name, request),
    kept.label === undefined ? <bdi>{kept.id}</bdi> : words(kept.label.name, request),
    done.by === null ? null : <bdi>{people.get(done.by) ?? done.by}</bdi>,
    translate("merge.made-rows", countsOf(merge)),
    state === "undone" ? (
      <Tag>{translate("merge.state-undone")}</Tag>
    ) : (
      <Link href={addressOf(language, pairPath(kept.id, merged.id))}>{translate("merge.undo-link")}</Link>
    ),
  ];
}
