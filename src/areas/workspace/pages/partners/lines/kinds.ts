/** What is said of a line, as addresses name it, each with the table in which it stands. */
export const tableOfPart = {
  partners: "cooperation.line_partner",
  modes: "cooperation.line_mode",
  bases: "cooperation.line_basis",
} as const;

export type LinePart = keyof typeof tableOfPart;
export const lineParts = Object.keys(tableOfPart) as readonly LinePart[];

export const linePartOfTable = (table: string): LinePart | undefined =>
  lineParts.find((part) => tableOfPart[part] === table);
