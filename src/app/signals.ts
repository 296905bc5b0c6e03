/** What asks a program to stop, and the exit code by which a shell knows that it did (128 and the signal's number). */
const codes = { SIGINT: 130, SIGTERM: 143 } as const;

type StopSignal = keyof typeof codes;
const names: readonly StopSignal[] = ["SIGINT", "SIGTERM"];

let uncut: Promise<unknown> = Promise.resolve();

/**
 * Lets a signal wait for the end of `work`: a database server that is being brought up has nobody else who would stop it.
 * The second signal does not wait.
 */
export function uncutBySignals<T>(work: Promise<T>): Promise<T> {
  uncut = work.catch(() => {});
  return work;
}

/** From now on the first signal ends the process, as soon as nothing stands in the way; listeners of `exit` clean up. */
export function exitOnSignal(): void {
  void nextSignal().then(async (code) => {
    const again = nextSignal();
    await Promise.race([uncut, again]);
    process.exit(code);
  });
}

/** Resolves at the first signal. A second one ends the process at once. */
export async function stopRequest(): Promise<void> {
  await nextSignal();
  void nextSignal().then((code) => process.exit(code));
}

/** The exit code of the next signal to come. */
function nextSignal(): Promise<number> {
  return new Promise((resolve) => {
    const hear = (name: StopSignal): void => {
      for (const other of names) process.off(other, hear);
      resolve(codes[name]);
    };
    for (const name of names) process.on(name, hear);
  });
}
