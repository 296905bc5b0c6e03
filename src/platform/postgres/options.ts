/** What `startEmbedded` is told. */
export interface EmbeddedOptions {
  /** The data folder, such as `var`; made when it is missing. */
  readonly folder: string;
  /** Hears what the supervisor does, and the server's last lines when a start fails. Not for end users. */
  readonly log?: (line: string) => void;
  /** The folder of another PostgreSQL (with `bin/`), such as `/usr/lib/postgresql/15`. */
  readonly binaries?: string;
  /** How long a start may take, waiting for others included; 60,000 ms when not given. */
  readonly startTimeoutMs?: number;
  /** Server settings over ours, by name. For tests: with `fsync: "off"` nothing is forced to disk. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A server that accepts connections. */
export interface RunningPostgres {
  /** `postgres:` address of the role `entente_owner` (may make roles and databases, no superuser), database `entente`. */
  readonly ownerUrl: string;
  /** The same for the role `postgres`; for tests and repair only. */
  readonly superuserUrl: string;
  /** The data folder: absolute, free of symbolic links. */
  readonly folder: string;
  /** True when the server was running already; then another process decides when it stops. */
  readonly attached: boolean;
  /** True when this call made the database. */
  readonly firstStart: boolean;
  /** Resolves when the server is gone: its exit code, or null when that is not known or a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Stops the server cleanly and resolves when it is gone; when attached, leaves it running. May be called twice. */
  stop(): Promise<void>;
}
