import type { Translate } from "../platform/i18n/index.ts";
import { type Config, readConfig } from "./config.ts";

/** Options as they were given. */
export interface CommandValues {
  readonly data?: string | undefined;
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly from?: string | undefined;
  readonly head?: string | undefined;
  readonly why?: string | undefined;
  readonly language?: string | undefined;
  readonly format?: string | undefined;
  readonly limit?: string | undefined;
  readonly on?: string | undefined;
  readonly level?: string | undefined;
  readonly audience?: string | undefined;
  readonly originator?: string | undefined;
  readonly title?: string | undefined;
  readonly symbol?: string | undefined;
  readonly dated?: string | undefined;
  readonly issuer?: string | undefined;
  readonly source?: string | undefined;
  readonly "edition-of"?: string | undefined;
  readonly "version-of"?: string | undefined;
  readonly content?: string | undefined;
  readonly document?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly output?: string | undefined;
  readonly as?: string | undefined;
  readonly machine?: boolean | undefined;
  readonly sheet?: string | undefined;
  readonly errors?: string | undefined;
  readonly map?: readonly string[] | undefined;
  readonly names?: boolean | undefined;
  readonly "no-mark"?: boolean | undefined;
  readonly documents?: boolean | undefined;
  readonly apply?: boolean | undefined;
  readonly rejected?: boolean | undefined;
  readonly force?: boolean | undefined;
  readonly "dry-run"?: boolean | undefined;
  readonly "until-empty"?: boolean | undefined;
}

/** What a sub-command gets: its options, its words, and where its answers go. */
export interface CommandLine {
  readonly values: CommandValues;
  /** Words after the command's name. */
  readonly rest: readonly string[];
  /** Standard output is JSON and nothing else. */
  readonly json: boolean;
  readonly translate: Translate;
  /** To standard output: the answer. */
  readonly print: (text: string) => void;
  /** To standard error: what happens meanwhile. */
  readonly say: (text: string) => void;
}

/** @returns the exit code. */
export type CommandRun = (line: CommandLine) => Promise<number>;

export const configOf = ({ values }: CommandLine): Config => readConfig(process.env, values);
