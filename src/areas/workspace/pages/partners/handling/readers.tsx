import type { VNode } from "preact";
import { Notice, Table } from "../../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../../platform/http/index.ts";
import { comma } from "../words.tsx";
import type { Readers } from "./asked.ts";

/** Who sees it, by name, how many they are and by which rule. */
export function ReadersList({ request, readers }: { request: WorkRequest; readers: Readers }): VNode {
  const { translate } = request;
  return (
    <>
      {readers.unverified ? (
        <Notice is="warn" lead={translate("register.unverified-lead")}>
          {translate("register.unverified-note")}
        </Notice>
      ) : null}
      {readers.everybody ? (
        <p class="prose">
          <strong>{translate("register.everybody")}</strong>
        </p>
      ) : null}
      <p class="prose">{translate("register.readers-count", { count: readers.readers.length })}</p>
      <Table
        label={translate("register.readers")}
        columns={[
          { label: translate("register.reader"), names: true },
          { label: translate("register.reader-for") },
          { label: translate("register.reader-ground") },
        ]}
        groups={[
          {
            rows: readers.readers.map(({ id, name, parties, ground }) => ({
              id: `reader-${id}`,
              cells: [
                <bdi key="name">{name}</bdi>,
                <bdi key="parties" dir="ltr">
                  {parties.join(comma(request))}
                </bdi>,
                translate(`ground.${ground}`),
              ],
            })),
          },
        ]}
      />
    </>
  );
}

/** Who is new among the readers, and who is no longer. */
export function ReadersChange({
  request,
  before,
  after,
}: {
  readonly request: WorkRequest;
  readonly before: Readers;
  readonly after: Readers;
}): VNode {
  const { translate } = request;
  const [was, is] = [before, after].map(({ readers }) => new Map(readers.map(({ id, name }) => [id, name])));
  const names = (
    of: ReadonlyMap<string, string> | undefined,
    without: ReadonlyMap<string, string> | undefined,
  ) => [...(of ?? [])].filter(([id]) => !without?.has(id)).map(([, name]) => name);
  const [gained, lost] = [names(is, was), names(was, is)];
  return (
    <dl class="facts">
      <div>
        <dt>{translate("register.readers-gained")}</dt>
        <dd>
          <ins>
            <bdi>{gained.join(comma(request)) || translate("register.nobody")}</bdi>
          </ins>
        </dd>
      </div>
      <div>
        <dt>{translate("register.readers-lost")}</dt>
        <dd>
          <del>
            <bdi>{lost.join(comma(request)) || translate("register.nobody")}</bdi>
          </del>
        </dd>
      </div>
      {before.everybody === after.everybody ? null : (
        <div>
          <dt>{translate("register.the-public")}</dt>
          <dd>{translate(after.everybody ? "register.public-gains" : "register.public-loses")}</dd>
        </div>
      )}
    </dl>
  );
}
