import { startEmbedded } from "../../../src/platform/postgres/index.ts";
import { makeTemplate, templateName } from "../../support/template.ts";
import { type Order, type Outcome, sweepAccess } from "./sweep.ts";

/** Nothing is forced to disk, as the database is thrown away. */
const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" };

/** The sweep on an embedded database of its own. @returns what it ends with, and in words whatever is wrong */
export async function runSweep(
  folder: string,
  order: Order,
): Promise<{ readonly outcome: Outcome; readonly lines: readonly string[] }> {
  order.say("making and loading a database");
  const postgres = await startEmbedded({ folder, settings });
  try {
    await makeTemplate(postgres);
    const { ownerUrl, superuserUrl } = postgres;
    const server = { ownerUrl, superuserUrl, template: templateName, folder };
    const { outcome, differences, notFound, seen } = await sweepAccess(server, order);
    return {
      outcome,
      lines: [
        ...differences.map(({ path, asker, what }) => `DIFFERENCE  ${path} as ${asker}: ${what}`),
        ...notFound.map((name) => `NOT FOUND  ${name}`),
        `${seen} words of restricted rows came to those who may read them`,
      ],
    };
  } finally {
    await postgres.stop();
  }
}
