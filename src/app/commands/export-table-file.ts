import { createWriteStream, type WriteStream } from "node:fs";
import { access, rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { conflict, unavailable } from "../../kernel/errors.ts";
import { type Output, outputTo } from "./export/output.ts";

const reasonOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);

const opened = (stream: WriteStream): Promise<void> =>
  new Promise((done, fail) => {
    stream.once("open", () => done());
    stream.once("error", (error) =>
      fail(unavailable("output-unwritable", { reason: reasonOf(error) }, error)),
    );
  });

/**
 * Writes a file whole or not at all: it gets its name when all of it is there.
 * @throws conflict `output-exists` where there is such a file and it is not to be replaced, unavailable `output-unwritable`
 */
export async function writeWhole(
  name: string,
  force: boolean,
  content: (output: Output) => Promise<void>,
): Promise<void> {
  const file = resolve(name);
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (exists && !force) throw conflict("output-exists", { file });
  const part = `${file}.${process.pid}.part`;
  const stream = createWriteStream(part, { flags: "wx" });
  await opened(stream);
  try {
    await content(outputTo(stream));
    await new Promise<void>((done) => stream.end(() => done()));
    await rename(part, file).catch((error: unknown) => {
      throw unavailable("output-unwritable", { reason: reasonOf(error) }, error);
    });
  } catch (error) {
    stream.destroy();
    await rm(part, { force: true });
    throw error;
  }
}
