import type { FastifyInstance } from "fastify";
import { askFocalPoints } from "../../../src/areas/workspace/confirm/ask.ts";
import type { Door } from "../../../src/platform/acts/index.ts";
import type { EntryRoute } from "../../../src/platform/http/index.ts";
import type { AreaPlug } from "../../../src/platform/plug/index.ts";
import { withClient } from "../../../src/platform/postgres/index.ts";
import { createLink } from "../../../src/platform/sign-in/index.ts";
import { operator, testClock } from "../../support/installation.ts";
import { signInOver } from "../../support/sign-in.ts";
import { allows, oneOfEach } from "./acts.ts";
import { canariesIn } from "./draw.ts";
import { type Asker, isStaff } from "./oracle.ts";
import type { Copy } from "./place.ts";
import { asAsker, type Difference } from "./rows.ts";
import { entriesOf, siteFor } from "./site.ts";
import { leaksIn } from "./texts.ts";
import type { World } from "./world.ts";

/** A row of access.person, and where mail reaches it. */
interface Account {
  readonly id: string;
  readonly email: string;
  readonly active: boolean;
}

interface Asking {
  readonly server: FastifyInstance;
  readonly world: World;
  readonly asker: Asker;
  readonly route: EntryRoute;
  readonly url: string;
}

interface Swept {
  readonly asked: number;
  readonly seen: number;
  readonly differences: Difference[];
}

const origin = "https://entente.example";
const headersOf = ({ actor }: Asker) => ({
  origin,
  "content-type": "application/x-www-form-urlencoded",
  ...(actor.kind === "person" ? { cookie: `entente=${actor.name}` } : {}),
});

/** Pages on which whoever administers keeps people; the others are of oneself, or for everybody. */
const keepsPeople = (path: string): boolean => path.startsWith("work/people");

/** One address on the way in: not broken, no word that is not theirs, and the keeping of people for those who administer. */
async function lookAt({ server, world, asker, route, url }: Asking): Promise<Swept> {
  const { statusCode, body } = await server.inject({ method: route.method, url, headers: headersOf(asker) });
  const path = `${route.method} ${url}`;
  const differences = leaksIn(world, { asker, path }, body);
  if (statusCode >= 500) differences.push({ path, asker: asker.name, what: String(statusCode) });
  const may = asker.reader.kind === "person" && allows(asker, "administer");
  if (keepsPeople(route.path) && !may && ![303, 401, 403].includes(statusCode))
    differences.push({ path, asker: asker.name, what: `${statusCode}, not refused` });
  return { asked: 1, seen: canariesIn(body).length, differences };
}

async function accountsOf(copy: Copy): Promise<Account[]> {
  return withClient(copy.ownerUrl, async (owner) => {
    const { rows } = await owner.query<Account>(
      "select id, email, active from access.person where email <> '' order by id",
    );
    return rows;
  });
}

/** Whether asking for a link tells an address that is known from one that is not, or one whose account is closed. */
async function askForLinks(server: FastifyInstance, accounts: readonly Account[]): Promise<Swept> {
  const some = [
    ...accounts.filter(({ active }) => active).slice(0, 2),
    ...accounts.filter(({ active }) => !active).slice(0, 2),
  ].map(({ email }) => email);
  const answers: string[] = [];
  for (const [at, email] of [...some, "nobody-at-all@example.org"].entries()) {
    const answer = await server.inject({
      ...{ method: "POST", url: "/en/sign-in", remoteAddress: `192.0.2.${at + 1}` },
      headers: { origin, "content-type": "application/x-www-form-urlencoded" },
      payload: `email=${encodeURIComponent(email)}`,
    });
    const names = answer.cookies.map(({ name }) => name).join();
    answers.push(
      `${answer.statusCode} ${answer.headers.location} ${names} ${answer.body}`.replaceAll(email, "•"),
    );
  }
  const differences = answers
    .filter((answer) => answer !== answers.at(-1))
    .map((answer) => ({
      path: "POST /en/sign-in",
      asker: "public",
      what: `an address that is known is told apart: ${answer.slice(0, 80)}`,
    }));
  return { asked: answers.length, seen: 0, differences };
}

const summed = (parts: readonly Swept[]): Swept => ({
  asked: parts.reduce((sum, { asked }) => sum + asked, 0),
  seen: parts.reduce((sum, { seen }) => sum + seen, 0),
  differences: parts.flatMap(({ differences }) => differences),
});

interface Ways {
  readonly copy: Copy;
  readonly areas: readonly AreaPlug[];
  readonly world: World;
  /** What the pages ask; the sweep's own plants put another in its place. */
  readonly door?: Door;
  /** What is mounted, of the routes that there are. */
  readonly planted?: (routes: readonly EntryRoute[]) => readonly EntryRoute[];
}

/** The way in: every address without a session, and with one of each role; with links of others, and ids of others. */
async function sweepEntry(
  { server, world }: Ways & { server: FastifyInstance },
  { routes, token, accounts }: { routes: readonly EntryRoute[]; token: string; accounts: readonly Account[] },
): Promise<Swept> {
  const parts: Swept[] = [await askForLinks(server, accounts)];
  const mail = world.rows.get("mail.outbox")?.[0]?.key ?? "none";
  const others = [accounts[0]?.id ?? "none", accounts.find(({ active }) => !active)?.id ?? "none"];
  const askers = oneOfEach(world.askers).filter(({ actor }) => actor.kind !== "link");
  for (const asker of askers)
    for (const route of routes) {
      // What is used is gone, and what ends a session ends one of the next. No provider is set up here.
      if (route.method === "POST" && !keepsPeople(route.path)) continue;
      if (route.path.startsWith("sign-in/oidc")) continue;
      for (const id of route.path.includes(":id") ? others : [""]) {
        const filled = route.path.replace(":token", token).replace(":id", id).replace(":mail", mail);
        parts.push(await lookAt({ server, world, asker, route, url: `/en/${filled}` }));
      }
    }
  return summed(parts);
}

interface MadeLink {
  readonly party: string;
  readonly path: string;
}

/** Links by which focal points say whether what is held of them is right. */
async function makeLinks(copy: Copy): Promise<readonly MadeLink[]> {
  const points = await withClient(copy.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `select id from (
         select f.id::text as id, row_number() over (partition by f.level order by f.ctid) as turn
         from registry.focal_point f join registry.party p on p.id = f.party_id) of_level
       where turn <= 4 order by turn, id`,
    );
    return rows.map(({ id }) => id);
  });
  const input = { focal_points: points, origin };
  return (await copy.door.perform(operator, askFocalPoints, { input })).asked;
}

/** What is drawn anew for each page. */
const steady = (html: string): string =>
  html.replace(/ value="[^"]*"/g, "").replace(/\breq-[0-9a-z]+\b/g, "req");

/** Pages of links: whoever has the address sees what the party is told, whoever they are besides; a made-up address tells nothing. */
async function sweepLinks(
  { server, world }: Ways & { server: FastifyInstance },
  links: readonly MadeLink[],
): Promise<Swept> {
  const visitors = oneOfEach(world.askers).filter(({ name }) =>
    /^public$|liaison-officer|reader of/.test(name),
  );
  const parts: Swept[] = [];
  const get = async (url: string, visitor: Asker) => {
    const { statusCode, body } = await server.inject({ method: "GET", url, headers: headersOf(visitor) });
    return { statusCode, body: `${statusCode} ${body}` };
  };
  for (const { party, path } of links) {
    const asker: Asker = {
      name: `link of ${party}`,
      actor: { kind: "link", name: `l ${party}` },
      reader: { kind: "link", party },
    };
    const answers: string[] = [];
    for (const visitor of visitors) {
      const { statusCode, body } = await get(path, visitor);
      answers.push(steady(body));
      const at = `GET /en/l/ as ${visitor.name}`;
      const differences = leaksIn(world, { asker, path: at }, body);
      if (statusCode >= 500) differences.push({ path: at, asker: asker.name, what: String(statusCode) });
      if (answers.at(-1) !== answers[0])
        differences.push({
          path: at,
          asker: asker.name,
          what: "the page is another to somebody who has signed in",
        });
      parts.push({ asked: 1, seen: canariesIn(body).length, differences });
    }
    const madeUp = `${path.slice(0, -1)}${path.endsWith("A") ? "B" : "A"}`;
    const [publicly] = visitors.filter(({ name }) => name === "public");
    if (publicly === undefined) continue;
    const { statusCode, body } = await get(madeUp, publicly);
    const told = { path: "GET /en/l/ made up", asker: "public" };
    const differences = leaksIn(world, { asker: publicly, path: told.path }, body);
    if (statusCode !== 404) differences.push({ ...told, what: `${statusCode}, not 404` });
    parts.push({ asked: 1, seen: 0, differences });
  }
  return summed(parts);
}

/** Links name the focal points that they were made for, and asks say that they were asked: that is for who may read these. */
async function sweepMadeLinks({ copy, world }: Ways): Promise<Swept> {
  const parts: Swept[] = [];
  for (const asker of world.askers)
    await asAsker(copy.storage.pool, asker, async (client) => {
      const { rows } = await client.query<{ name: string; known: boolean; id: string }>(
        `select l.id::text as id, coalesce(l.recipient_name, '') as name, true as known from access.link l
         union all
         select a.id::text, '', exists (select from registry.focal_point f where f.id = a.focal_point_id)
         from workspace.ask a where a.asked_by = $1`,
        [operator.name],
      );
      const words = rows.map(({ name }) => name).join("\n");
      const differences = leaksIn(world, { asker, path: "links that were made" }, words);
      // Of what is open partners know the question and not the row, where that is doubtful.
      const told = isStaff(asker.reader) ? rows.filter(({ known }) => !known) : [];
      for (const { id } of told)
        differences.push({
          path: "questions",
          asker: asker.name,
          what: `${id} is to somebody they may not read`,
        });
      parts.push({ asked: 1, seen: canariesIn(words).length, differences });
    });
  return summed(parts);
}

/** The way in and the pages of links, with and without a session, and with what is somebody else's. */
export async function sweepWays(ways: Ways): Promise<Swept> {
  const { copy, areas } = ways;
  const signIn = await signInOver(copy, testClock);
  const { door = copy.door, planted = (routes) => routes } = ways;
  const entries = planted(entriesOf(signIn));
  const server = await siteFor(door, areas, { entries, storage: copy.storage });
  try {
    const accounts = await accountsOf(copy);
    const person = accounts.find(({ active }) => active)?.id ?? "";
    const { token } = await createLink(signIn, { purpose: "invitation", person });
    const entry = await sweepEntry({ ...ways, server }, { routes: entries, token, accounts });
    const linked = await sweepLinks({ ...ways, server }, await makeLinks(copy));
    return summed([entry, linked, await sweepMadeLinks(ways)]);
  } finally {
    await server.close();
    await signIn.close();
  }
}
