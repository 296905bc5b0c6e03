import { sql } from "kysely";
import { z } from "zod";
import { authorise, nameReader } from "../../../src/areas/access/index.ts";
import { type AnyAct, createDoor, query } from "../../../src/platform/acts/index.ts";
import type { AreaPlug } from "../../../src/platform/plug/index.ts";
import { withClient } from "../../../src/platform/postgres/index.ts";
import { operator, testClock } from "../../support/installation.ts";
import { sweepActs, sweepPermissions } from "./acts.ts";
import type { Draw } from "./draw.ts";
import type { Copy } from "./place.ts";
import { sweepPublic } from "./routes.ts";
import { type Difference, sweepRows } from "./rows.ts";
import { siteFor } from "./site.ts";
import { sweepFunctions, sweepTexts } from "./texts.ts";
import type { World } from "./world.ts";

export interface Garden {
  readonly copy: Copy;
  readonly world: World;
  readonly draw: Draw;
  readonly acts: readonly AnyAct[];
  readonly areas: readonly AreaPlug[];
  readonly slugs: ReadonlyMap<string, string>;
}

/** A leak that is planted, and the part of the sweep that has to find it. */
export interface Plant {
  readonly name: string;
  find(garden: Garden): Promise<readonly Difference[]>;
}

const rowsAsked = 6000;

export const onOwner = ({ copy }: Garden, text: string) =>
  withClient(copy.superuserUrl, (client) => client.query(text));

/** A change of the database, the rows asked for under it, and the change taken back. */
function inDatabase(
  name: string,
  sow: string | ((garden: Garden) => Promise<string>),
  uproot: (garden: Garden) => Promise<string>,
): Plant {
  return {
    name,
    async find(garden) {
      const back = await uproot(garden);
      await onOwner(garden, typeof sow === "string" ? sow : await sow(garden));
      try {
        const { copy, world, draw } = garden;
        const { differences } = await sweepRows(
          { pool: copy.storage.pool, world, draw, say: () => {} },
          rowsAsked,
        );
        return differences;
      } finally {
        await onOwner(garden, back);
      }
    },
  };
}

export const definitionOf = async (garden: Garden, name: string): Promise<string> => {
  const { rows } = await onOwner(garden, `select pg_get_functiondef('${name}'::regproc) as text`);
  const text = String((rows[0] as { text?: unknown } | undefined)?.text);
  return text.replace(/^CREATE FUNCTION/, "CREATE OR REPLACE FUNCTION");
};

const definitionsOf = async (garden: Garden, names: readonly string[]): Promise<string> => {
  const definitions: string[] = [];
  for (const name of names) definitions.push(await definitionOf(garden, name));
  return definitions.join(";\n");
};

/** A rule with another in its place, which may call the right one as `access.rightly`. */
const otherRule = (name: string, body: string): Plant =>
  inDatabase(
    name,
    async (
      garden,
    ) => `${(await definitionOf(garden, "access.may_read")).replace("access.may_read(", "access.rightly(")};
      create or replace function access.may_read(level text, audience text[], originator text) returns boolean
      language sql stable parallel safe return ${body}`,
    async (garden) => `${await definitionOf(garden, "access.may_read")}; drop function access.rightly`,
  );

const rowPlants: readonly Plant[] = [
  inDatabase(
    "one table's policy lets everybody in",
    "alter policy reading on registry.party_name using (true)",
    async () =>
      "alter policy reading on registry.party_name using (access.may_read(level, audience, originator))",
  ),
  otherRule("the audience is not asked", "access.rightly(level, '{}', originator)"),
  otherRule(
    "the originator is not asked",
    "access.rightly(level, audience, originator) or (level = 'confidential' and access.reader() = 'person')",
  ),
  otherRule(
    "persons are not told apart",
    "access.rightly(level, audience, originator) or (level = 'strictly-confidential' and audience <> '{}' and access.reader() = 'person')",
  ),
  inDatabase(
    "a doubtful statement is for everybody",
    "create or replace function access.may_read_statement(verification text) returns boolean language sql stable parallel safe return true",
    (garden) => definitionOf(garden, "access.may_read_statement"),
  ),
  inDatabase(
    "a deactivated account still reads",
    async (garden) => {
      const whole = await definitionsOf(garden, ["access.enter", "access.roles_of"]);
      const open = whole.replaceAll(/ and p\.active/gi, "");
      if (open === whole) throw new Error("the account is asked for in other words now");
      return open;
    },
    (garden) => definitionsOf(garden, ["access.enter", "access.roles_of"]),
  ),
];

const peek = `create function registry.peek() returns text language sql stable security definer set search_path = ''
  as $$ select string_agg(n.text, ' ') from registry.note n $$; grant execute on function registry.peek to entente_app`;
const view =
  "create view registry.everything as select * from registry.note; grant select on registry.everything to entente_app";

const otherPlants: readonly Plant[] = [
  {
    name: "a function with its owner's rights answers with a text",
    async find(garden) {
      await onOwner(garden, peek);
      try {
        return await withClient(garden.copy.ownerUrl, sweepFunctions);
      } finally {
        await onOwner(garden, "drop function registry.peek");
      }
    },
  },
  {
    name: "a view steps round the policies",
    async find(garden) {
      await onOwner(garden, view);
      try {
        const { copy, world } = garden;
        const everybody = world.askers.filter(({ name }) => name === "public");
        return await withClient(copy.ownerUrl, (client) =>
          sweepTexts({ pool: copy.storage.pool, owner: client, world }, everybody),
        );
      } finally {
        await onOwner(garden, "drop view registry.everything");
      }
    },
  },
  {
    name: "a role has a permission too many",
    async find({ copy, acts, world, draw }) {
      const generous: typeof authorise = (actor, permission) =>
        authorise(actor, permission) ||
        (permission === "keep-register" && (actor.grants?.includes("validate") ?? false));
      const door = createDoor({ storage: copy.storage, clock: testClock, authorise: generous, nameReader });
      return (await sweepPermissions({ door, acts, world, draw })).differences;
    },
  },
  {
    name: "a page asks as the operator",
    async find({ copy, areas, world, slugs }) {
      const open = areas.map((area) => ({
        ...{ name: area.name, acts: area.acts },
        pages: (area.pages ?? [])
          .filter(({ path }) => path === "partners/:id" || path === "partners")
          .map((page) => ({
            ...page,
            render: (request: Parameters<typeof page.render>[0]) =>
              page.render({ ...request, actor: operator }),
          })),
      }));
      const server = await siteFor(copy.door, open);
      try {
        return (await sweepPublic({ server, areas: open, world, slugs, full: false })).differences;
      } finally {
        await server.close();
      }
    },
  },
  {
    name: "an error tells what is hidden from what does not exist",
    async find({ copy, world, draw }) {
      const party = world.hidden.get("registry.party") ?? "";
      const telling = query({
        name: "registry.tell-party",
        permission: "read-public",
        input: z.strictObject({ id: z.string() }),
        async run({ db }, { id }) {
          // As a key that is taken would tell it.
          await sql`select 1`.execute(db);
          return { known: id === party };
        },
      });
      const asked = { ...world, hidden: new Map([["registry.party", party]]) };
      return (await sweepActs({ door: copy.door, acts: [telling], world: asked, draw }, 1)).differences;
    },
  },
];

export const plantsOfRules: readonly Plant[] = [...rowPlants, ...otherPlants];
