/** Processor time of this process in milliseconds. */
const timeOf = (read: () => void): number => {
  const before = process.cpuUsage();
  read();
  return process.cpuUsage(before).user / 1000;
};

/** Other threads of the process count in its time: one undisturbed look of so many is enough. */
const looks = 8;

/** A reader in proportion takes about sixteen times as long, a quadratic one 256 times, at every look. */
export const mostGrowth = 64;

/** How many times as long `read` takes for sixteen times the text, the least of some looks. */
export function growthOf(unit: string, read: (text: string) => void): number {
  const text = (length: number) => unit.repeat(Math.ceil(length / unit.length));
  const [short, long] = [text(25_000), text(400_000)];
  read(long);
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < looks && least > mostGrowth; look += 1) {
    const growth =
      timeOf(() => read(long)) /
      Math.max(
        timeOf(() => read(short)),
        2,
      );
    least = Math.min(least, growth);
  }
  return least;
}
