import { exitCodes } from "../../kernel/error-map.ts";
import { work } from "../../platform/jobs/index.ts";
import { withClient } from "../../platform/postgres/index.ts";
import { jobTasks } from "../areas.ts";
import { type CommandRun, configOf } from "../command-line.ts";
import { openInstallation } from "../installation.ts";
import { jobsUrlFor } from "../prepare-database.ts";
import { stopRequest } from "../signals.ts";

/** How long it waits for another job, in ms. */
const idle = 60_000;

/**
 * `entente work [--until-empty]`: does the jobs that wait, in a process of its own. It ends when there have been none for
 * a minute, or at once; and with the server that started it, however that ends.
 */
export const workCommand: CommandRun = async (line) => {
  const { say, print, json, translate, values } = line;
  const config = configOf(line);
  const stop = Promise.race([stopRequest(), serverGone()]);
  const installation = await openInstallation({ config });
  const { ownerUrl, door, postgres } = installation;
  let done = 0;
  const url = await withClient(ownerUrl, (owner) => jobsUrlFor(owner, { ...config, ownerUrl }));
  const ended = await work({
    ...{ url, door, stop, say, idle: values["until-empty"] === true ? 0 : idle },
    tasks: jobTasks.map((task) => ({
      ...task,
      async run(context, payload) {
        await task.run(context, payload);
        done += 1;
      },
    })),
  });
  if (json) print(JSON.stringify({ ended, done }));
  else say(translate(`cli.work-${ended}`, { count: done }));
  const code = ended === "lost" ? exitCodes.unavailable : exitCodes.done;
  if (ended === "done" || ended === "occupied") {
    await installation.close();
    return code;
  }
  // A job may be under way still: it will be taken up again, and nothing of it is to be written any more.
  await postgres?.stop();
  process.exit(code);
};

/** The server that started this process holds a channel to it, which closes when the server is gone. */
const serverGone = (): Promise<void> =>
  new Promise((resolve) => {
    // A server that died while this was being read has closed the channel before anybody listened.
    if (process.connected === false) resolve();
    else if (process.connected) process.once("disconnect", resolve);
  });
