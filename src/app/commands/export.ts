import { exportables, exportNames } from "../../areas/publication/index.ts";
import { systemClock } from "../../kernel/clock.ts";
import { exitCodes } from "../../kernel/error-map.ts";
import { invalid } from "../../kernel/errors.ts";
import { asDay, type Day, dayOf } from "../../kernel/partial-date.ts";
import { publicActor } from "../../platform/acts/index.ts";
import { translators } from "../areas.ts";
import { type CommandLine, type CommandRun, configOf } from "../command-line.ts";
import type { Config } from "../config.ts";
import { openInstallation } from "../installation.ts";
import { writeCsv } from "./export/csv.ts";
import type { WriteFormat } from "./export/format.ts";
import { writeJsonLd } from "./export/json-ld.ts";
import { outputTo, ReaderGone } from "./export/output.ts";
import { writeSkos } from "./export/turtle.ts";
import { writeXlsx } from "./export/xlsx.ts";

const formats: Readonly<Record<string, WriteFormat>> = {
  csv: writeCsv,
  xlsx: writeXlsx,
  jsonld: writeJsonLd,
  skos: writeSkos,
};

/**
 * `entente export SUBJECT [--format F] [--on DATE]`: all rows to standard output, in one moment of the database. An
 * export is for publication: it reads as the public, whoever runs it.
 */
export const exportCommand: CommandRun = async (line) => {
  const { exportable, write, on } = askedOf(line);
  const config = configOf(line);
  const installation = await openInstallation({ config });
  try {
    await write({
      ...{ exportable, on, translators, origin: originOf(config) },
      output: outputTo(process.stdout),
      ask: (query) => installation.door.ask(publicActor, query, { on }),
    });
    return exitCodes.done;
  } catch (error) {
    if (error instanceof ReaderGone) return exitCodes.done;
    throw error;
  } finally {
    await installation.close();
  }
};

/** @throws invalid `export-unknown`, `export-format`, `export-json`, `date-invalid` */
function askedOf({ rest: [subject = ""], values, json }: CommandLine) {
  const name = exportNames.find((one) => one === subject);
  if (name === undefined) throw invalid("export-unknown", { subject, allowed: exportNames.join(", ") });
  const exportable = exportables[name];
  // A relation has no name, so it is no concept.
  const allowed = Object.keys(formats).filter((one) => one !== "skos" || exportable.concepts !== undefined);
  const format = values.format ?? (json ? "jsonld" : "csv");
  const write = allowed.includes(format) ? formats[format] : undefined;
  if (write === undefined)
    throw invalid("export-format", { format, subject: name, allowed: allowed.join(", ") });
  if (json && format !== "jsonld") throw invalid("export-json", { format });
  return { exportable, write, on: dayAsked(values.on) };
}

function dayAsked(given: string | undefined): Day {
  const today = dayOf(systemClock());
  if (given === undefined) return today;
  const day = asDay(given);
  if (day === undefined) throw invalid("date-invalid", { value: given.slice(0, 40), example: today });
  return day;
}

const originOf = ({ origin, host, port }: Config): string =>
  origin ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
