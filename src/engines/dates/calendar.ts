/** How many days a month of the Gregorian calendar has. */
export function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `2015-02-12`, or `2015-02` without a day; nothing for a day or month that no calendar has. */
export function findIsoDate(year: number, month: number, day?: number): string | undefined {
  if (month < 1 || month > 12) return undefined;
  const written = `${year}-${String(month).padStart(2, "0")}`;
  if (day === undefined) return written;
  return day >= 1 && day <= daysOf(year, month) ? `${written}-${String(day).padStart(2, "0")}` : undefined;
}
