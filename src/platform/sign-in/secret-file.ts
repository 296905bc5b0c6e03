import { join } from "node:path";
import { unavailable } from "../../kernel/errors.ts";
import { secretIn } from "../storage/index.ts";

const name = ".sign-in-secret";

/**
 * The secret of the installation: the one that is given, else that of the data folder, which is made when missing.
 * Without it the second steps in the database cannot be read, so that a copy of the database is of no use for signing in.
 * @throws unavailable `sign-in-secret-unreadable`
 */
export function secretOf({ folder, secret }: { folder: string; secret: string | undefined }): string {
  if (secret !== undefined) return secret;
  try {
    return secretIn(folder, name);
  } catch (error) {
    throw unavailable("sign-in-secret-unreadable", { file: join(folder, name) }, error);
  }
}
