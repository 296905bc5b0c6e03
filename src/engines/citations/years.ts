/**
 * The last resolution of the Security Council of each year from 1946 on. The numbers run on from year to year, so that the
 * number alone gives the year. Source: the symbols of the resolutions, in which number and year stand together. The table ends
 * with the last resolution of 2025 that the reference data has; a later number has no year here.
 */
const lastOfYear: readonly number[] = [
  // 1946
  ...[15, 37, 66, 78],
  // 1950
  ...[89, 96, 98, 103, 105, 110, 121, 126, 131, 132],
  // 1960
  ...[160, 170, 177, 185, 199, 219, 232, 244, 262, 275],
  // 1970
  ...[291, 307, 324, 344, 366, 384, 402, 422, 443, 461],
  // 1980
  ...[484, 499, 528, 545, 559, 580, 593, 606, 626, 646],
  // 1990
  ...[683, 725, 799, 892, 969, 1035, 1092, 1146, 1219, 1284],
  // 2000
  ...[1334, 1386, 1454, 1521, 1580, 1651, 1738, 1794, 1859, 1907],
  // 2010
  ...[1966, 2032, 2085, 2132, 2195, 2259, 2336, 2397, 2451, 2503],
  // 2020
  ...[2560, 2617, 2671, 2721, 2767, 2810],
];

const firstYear = 1946;

/** The year of a resolution of the Security Council, by its number; nothing for a number the table does not reach. */
export function findYear(number: number): number | undefined {
  if (number < 1) return undefined;
  let low = 0;
  let high = lastOfYear.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lastOfYear[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low < lastOfYear.length ? firstYear + low : undefined;
}
