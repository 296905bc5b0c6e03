import { z } from "zod";
import { conflict, invalid } from "../../kernel/errors.ts";

/** The form of the file that this program writes, and the only one it reads. */
export const format = 1;

/** Name of the last member of the file, which says what the others are. */
export const manifestName = "manifest.json";

const name = z.string().min(1);
const count = z.int().nonnegative();

const member = z.strictObject({
  name,
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
const table = z.strictObject({
  schema: name,
  name,
  /** In the order of the rows' values. */
  columns: z.array(name),
  rows: count,
  /** The rows as `COPY … TO STDOUT` prints them, cut into pieces; the cuts fall anywhere. */
  members: z.array(member),
});
const sequence = z.strictObject({
  schema: name,
  name,
  /** The last value given out, decimal; null before the first. */
  last: z.string().regex(/^\d+$/).nullable(),
});

const manifest = z.strictObject({
  format: z.literal(format),
  /** Version of the program that wrote it. */
  program: name,
  /** Version of the database server. */
  postgres: name,
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
  /** Head of the journal's chain, hexadecimal; empty before the first seal. */
  head: z.string().regex(/^([0-9a-f]{64})?$/),
  migrations: z.array(z.strictObject({ id: name, digest: name })),
  tables: z.array(table),
  sequences: z.array(sequence),
});

export type Manifest = z.infer<typeof manifest>;
export type TableEntry = Manifest["tables"][number];
export type MemberEntry = TableEntry["members"][number];

/** @throws invalid `backup-foreign` when it is no manifest of ours; conflict `backup-format` when it is one of a later form. */
export function parseManifest(text: string, file: string): Manifest {
  const value = parsed(text);
  const stated = z.looseObject({ format: z.int() }).safeParse(value);
  if (stated.success && stated.data.format > format)
    throw conflict("backup-format", { file, found: stated.data.format });
  const checked = manifest.safeParse(value);
  if (!checked.success) throw invalid("backup-foreign", { file });
  return checked.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
