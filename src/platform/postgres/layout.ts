import { join } from "node:path";

/** Where the parts of an embedded database lie; all paths are absolute and free of symbolic links. */
export interface Layout {
  /** The data folder. */
  readonly folder: string;
  /** PGDATA; holds the socket as well, because nobody but its owner can enter it. */
  readonly data: string;
  /** The connection facts, mode 0600. */
  readonly facts: string;
  /** Held while a server is being started. */
  readonly lock: string;
  /** What PostgreSQL prints. */
  readonly log: string;
  /** The copied program files, where a copy is needed. */
  readonly native: string;
}

/** The parts of a data folder, whose path must be absolute and free of symbolic links. */
export function layoutOf(folder: string): Layout {
  return {
    folder,
    data: join(folder, "postgres"),
    facts: join(folder, "postgres.json"),
    lock: join(folder, "postgres.lock"),
    log: join(folder, "postgres.log"),
    native: join(folder, "native"),
  };
}
