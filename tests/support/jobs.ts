import { tmpdir } from "node:os";
import { jobTasks } from "../../src/app/areas.ts";
import { type AnyJobTask, jobsRole, type WorkEnd, work } from "../../src/platform/jobs/index.ts";
import { withClient } from "../../src/platform/postgres/index.ts";
import { loginUrlFor } from "../../src/platform/storage/index.ts";
import type { TestInstallation } from "./installation.ts";

/** Where the owner of the jobs of a test's database logs in. The owner's URL has a password, so that no folder is used. */
export const jobsUrlOf = ({ ownerUrl }: Pick<TestInstallation, "ownerUrl">): Promise<string> =>
  withClient(ownerUrl, (owner) => loginUrlFor(owner, { ownerUrl, folder: tmpdir(), role: jobsRole }));

export interface TestWork {
  readonly tasks?: readonly AnyJobTask[];
  readonly idle?: number;
  readonly stop?: Promise<unknown>;
  readonly said?: string[];
}

/** Does the jobs of an installation in this process; until none is due, unless told to wait. */
export async function workOn(
  installation: TestInstallation,
  { tasks = jobTasks, idle = 0, stop = new Promise(() => {}), said = [] }: TestWork = {},
): Promise<WorkEnd> {
  const { door } = installation;
  const say = (text: string) => void said.push(text);
  return work({ url: await jobsUrlOf(installation), door, tasks, idle, stop, say });
}
