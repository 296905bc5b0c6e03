/**
 * On a phone the style sheet changes the `display` of rows and cells, and some browsers then forget what they are;
 * these roles repeat it. To be spread, because a linter cannot know the style sheet and calls them redundant.
 */
export const roles = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  head: { role: "columnheader" },
  rowHead: { role: "rowheader" },
  cell: { role: "cell" },
} as const;
