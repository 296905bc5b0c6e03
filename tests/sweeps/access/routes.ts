import type { FastifyInstance } from "fastify";
import { formTokenOf, type WorkPage } from "../../../src/platform/http/index.ts";
import type { AreaPlug } from "../../../src/platform/plug/index.ts";
import { allows, oneOfEach } from "./acts.ts";
import { canariesIn } from "./draw.ts";
import { masked, otherId } from "./masks.ts";
import type { Asker } from "./oracle.ts";
import type { Difference } from "./rows.ts";
import { leaksIn } from "./texts.ts";
import { typedAddresses, typedInPublic, typedInWork } from "./typed.ts";
import type { World } from "./world.ts";

export interface RouteSweep {
  readonly server: FastifyInstance;
  readonly areas: readonly AreaPlug[];
  readonly world: World;
  /** All languages and all hidden ids, or one language and those that belong. */
  readonly full: boolean;
  /** Slugs of the things that are asked for by them, by table and id. */
  readonly slugs: ReadonlyMap<string, string>;
}

export interface Address {
  readonly url: string;
  /** Of the hidden thing that is asked for, and the same address of a thing that does not exist. */
  readonly hidden?: string;
  readonly instead?: { readonly url: string; readonly id: string };
}

/** Which thing the first part of an address names. */
const tableOf: Readonly<Record<string, string>> = {
  partners: "registry.party",
  parties: "registry.party",
  regions: "registry.region",
  mandates: "mandates.instrument",
  instruments: "mandates.instrument",
  themes: "mandates.theme",
  states: "registry.state",
  documents: "evidence.document",
  intakes: "evidence.intake",
};

/** What stands in for a part of an address that names no row. */
const parts: Readonly<Record<string, string>> = { key: "africa", label: "op-1", token: "none", edition: "1" };

interface Route {
  readonly path: string;
  readonly suffixes: readonly string[];
}

function idsFor({ world, slugs, full }: RouteSweep, path: string): string[] {
  const segment = path.split("/").find((part) => part !== "" && part !== "work") ?? "";
  const table = tableOf[segment];
  const ids = [...world.hidden].filter(([name]) => full || name === table || table === undefined);
  const few = path.startsWith("work") ? 1 : 6;
  return ids.map(([name, id]) => slugs.get(`${name} ${id}`) ?? id).slice(0, full ? 100 : few);
}

const fill = (path: string, id: string): string =>
  path.replace(
    /:(\w+)|\{(\w+)\}/g,
    (_, colon?: string, brace?: string) => parts[colon ?? brace ?? ""] ?? encodeURIComponent(id),
  );

const hasId = (path: string): boolean =>
  [...path.matchAll(/:(\w+)|\{(\w+)\}/g)].some(([, a, b]) => !((a ?? b ?? "") in parts));

function addressesOf(sweep: RouteSweep, prefix: string, { path, suffixes }: Route): Address[] {
  return suffixes.flatMap((suffix): Address[] => {
    if (!hasId(path)) return [{ url: `${prefix}${fill(path, "")}${path === "" ? "" : suffix}` }];
    return idsFor(sweep, path).map((id) => {
      const other = otherId(id, sweep.world);
      const url = (of: string) => `${prefix}${fill(path, of)}${suffix}`;
      return { url: url(id), hidden: id, instead: { url: url(other), id: other } };
    });
  });
}

/** A few things that are there for everybody, so that pages with something on them are read as well. */
function openAddresses({ world }: RouteSweep, prefix: string, path: string): Address[] {
  const segment = path.split("/")[0] ?? "";
  const rows = world.rows.get(tableOf[segment] ?? "") ?? [];
  if (!hasId(path) || segment === "mandates" || segment === "instruments") return [];
  const open = rows.filter(({ level }) => level === "public");
  return [open[0], open[Math.floor(open.length / 2)]].flatMap((row) =>
    row === undefined ? [] : [{ url: `${prefix}${fill(path, row.key)}` }],
  );
}

function publicAddresses(sweep: RouteSweep): Address[] {
  const { areas, full, world } = sweep;
  const languages = full ? ["ar", "zh", "en", "fr", "ru", "es"] : ["fr"];
  const canary = [...world.canaries.keys()];
  return areas.flatMap((area) => [
    ...(area.pages ?? []).flatMap((page) => {
      const suffixes = ["", ...Object.keys(page.as ?? {}).map((form) => `.${form}`)];
      return languages.flatMap((language) => [
        ...addressesOf(sweep, `/${language}/`, { path: page.path, suffixes }),
        ...openAddresses(sweep, `/${language}/`, page.path),
      ]);
    }),
    ...(area.leads ?? []).map(({ path }) => ({ url: `/fr/${path}` })),
    ...(area.files ?? []).map(({ path }) => ({ url: path })),
    ...(area.api ?? []).flatMap(({ path, examples }) => [
      ...addressesOf(sweep, "/api/v1", { path, suffixes: [""] }),
      ...examples.map((example) => ({ url: `/api/v1${example}` })),
    ]),
    ...(area.guarded ?? []).flatMap(({ path }) => addressesOf(sweep, "/api/v1", { path, suffixes: [""] })),
    ...(area.name === "publication"
      ? canary
          .slice(0, full ? 200 : 10)
          .flatMap((word) => [{ url: `/en/find?q=${word}` }, { url: `/api/v1/find?q=${word}` }])
          .concat(typedAddresses(world, "/en/", typedInPublic))
          .concat(typedAddresses(world, "/api/v1/", ["find?q=", "parties?q="]))
          .concat([{ url: "/api/openapi.json" }])
      : []),
  ]);
}

/** Every public address in every representation, as the public. */
export async function sweepPublic(
  sweep: RouteSweep,
): Promise<{ asked: number; differences: Difference[]; seen: number }> {
  const { server, world } = sweep;
  const asker = world.askers.find(({ name }) => name === "public");
  if (asker === undefined) throw new Error("nobody is the public");
  return sweepAddresses({ world, asker, addresses: publicAddresses(sweep) }, async (url) => {
    const { statusCode, body } = await server.inject({ method: "GET", url });
    return `${statusCode} ${body}`;
  });
}

interface Asking {
  readonly world: World;
  readonly asker: Asker;
  readonly addresses: readonly Address[];
}

/** An answer without the word that was searched for, which stands in it because it was asked. */
async function untyped(get: (url: string) => Promise<string>, url: string): Promise<string> {
  const said = await get(url);
  const typed = canariesIn(url)[0];
  return typed === undefined ? said : said.replaceAll(typed, "");
}

async function sweepAddresses({ world, asker, addresses }: Asking, get: (url: string) => Promise<string>) {
  const differences: Difference[] = [];
  let asked = 0;
  let seen = 0;
  const queue = [...addresses];
  const work = async () => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const { url, hidden, instead } = next;
      const said = await untyped(get, url);
      asked += 1;
      seen += canariesIn(said).length;
      differences.push(...leaksIn(world, { asker, path: `GET ${url}` }, said));
      // A page that is not made shows nothing, and nothing of it is looked at.
      if (said.startsWith("5"))
        differences.push({ path: `GET ${url}`, asker: asker.name, what: said.slice(0, 3) });
      if (hidden === undefined || instead === undefined) continue;
      const other = await untyped(get, instead.url);
      asked += 1;
      if (masked(said, hidden) !== masked(other, instead.id))
        differences.push({
          path: `GET ${url}`,
          asker: asker.name,
          what: `is told apart from ${instead.url}: ${said.slice(0, 3)}, ${other.slice(0, 3)}`,
        });
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return { asked, differences, seen };
}

function workRequests(server: FastifyInstance, { actor }: Asker) {
  const cookie = `entente=${actor.name}`;
  const answers = new Map<string, Promise<{ readonly statusCode: number; readonly body: string }>>();
  return {
    /** Each address once. */
    get(url: string) {
      const answer = answers.get(url) ?? server.inject({ method: "GET", url, headers: { cookie } });
      answers.set(url, answer);
      return answer;
    },
    post: (url: string) =>
      server.inject({
        method: "POST",
        url,
        headers: {
          cookie,
          "content-type": "application/x-www-form-urlencoded",
          origin: "https://entente.example",
        },
        payload: `form-token=${encodeURIComponent(formTokenOf(actor.name))}`,
      }),
  };
}

/** A page of the workspace, and somebody before it. */
interface Before {
  readonly world: World;
  readonly asker: Asker;
  readonly page: WorkPage;
  readonly first: Address;
  readonly requests: ReturnType<typeof workRequests>;
}

/** Whether the page is shown, and its form refused, as the table of permissions says. */
async function permittedAt({ world, asker, page, first, requests }: Before): Promise<Difference[]> {
  const differences: Difference[] = [];
  const isIn = asker.reader.kind === "person";
  const may = allows(asker, page.permission);
  const expected = isIn ? (may ? "shown" : "403") : "303";
  const { statusCode } = await requests.get(first.url);
  const told = statusCode === 403 || statusCode === 303 ? String(statusCode) : "shown";
  // A page may lead on to another one.
  if (told !== expected && !(may && told === "303"))
    differences.push({ path: `GET ${first.url}`, asker: asker.name, what: `${statusCode}, not ${expected}` });
  if (page.form === undefined || allows(asker, page.form.permission ?? page.permission)) return differences;
  const sent = await requests.post(first.url);
  // A page may show itself again with what was sent, as those who may not see it: then it is not there.
  const refused = isIn ? [403] : [401];
  if (!refused.includes(sent.statusCode))
    differences.push({
      path: `POST ${first.url}`,
      asker: asker.name,
      what: `${sent.statusCode}, not refused`,
    });
  differences.push(...leaksIn(world, { asker, path: `POST ${first.url}` }, sent.body));
  return differences;
}

/** Every page of the workspace as every role: shown and taken as the table of permissions says, and nothing on it that is not theirs. */
export async function sweepWork(
  sweep: RouteSweep,
): Promise<{ asked: number; differences: Difference[]; seen: number }> {
  const { server, areas, world, full } = sweep;
  const differences: Difference[] = [];
  let asked = 0;
  let seen = 0;
  const pages = areas.flatMap((area) => area.work ?? []);
  for (const asker of oneOfEach(world.askers).filter(({ actor }) => actor.kind !== "link")) {
    const requests = workRequests(server, asker);
    // In the small sweep those of one role of each sort look at the pages of hidden things.
    const looks = full || /drafter|officer|focal/.test(asker.name);
    for (const page of pages) {
      const path = page.path === "" ? "work" : `work/${page.path}`;
      const addresses = [
        ...addressesOf(sweep, "/en/", { path, suffixes: [""] }),
        ...typedAddresses(world, "/en/", typedInWork[page.path] ?? []),
      ];
      const [first] = addresses;
      if (first === undefined) continue;
      differences.push(...(await permittedAt({ world, asker, page, first, requests })));
      asked += 1;
      if (!allows(asker, page.permission) || (hasId(path) && !looks)) continue;
      const found = await sweepAddresses({ world, asker, addresses }, async (url) => {
        const { statusCode, body } = await requests.get(url);
        return `${statusCode} ${body}`;
      });
      asked += found.asked;
      seen += found.seen;
      differences.push(...found.differences);
    }
  }
  return { asked, differences, seen };
}
