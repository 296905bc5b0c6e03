import type { LexiconName } from "./lexicon.ts";

/** Sorts of bodies that resolutions set up and that are called by the number of one. */
export const bodySorts = ["committee", "experts", "monitoring", "working-group", "ombudsperson"] as const;
export type BodySort = (typeof bodySorts)[number];

const sorts: ReadonlyArray<readonly [BodySort, RegExp]> = [
  ["ombudsperson", /ombuds|médiateur|омбудс|监察员|أمين المظالم/i],
  ["monitoring", /monitoring team|équipe|equipo|группа по (наблюд|аналит)|监测组|فريق (الرصد|الدعم)/i],
  ["working-group", /working group|groupe de travail|grupo de trabajo|рабочая группа|工作组|الفريق العامل/i],
  ["experts", /expert|эксперт|专家|خبراء|\bGoE\b/i],
  ["committee", /committee|comité|комитет|委员会|لجنة/i],
];

export const sortOf = (name: string): BodySort | undefined => sorts.find(([, said]) => said.test(name))?.[0];

/** `committee 1267` for each resolution that a name of a body speaks of; a year in brackets is none. */
export function resolutionsOf({ kind, name }: LexiconName): string[] {
  if (kind !== "party") return [];
  const sort = sortOf(name);
  if (sort === undefined) return [];
  return [...name.matchAll(/(?<![\d(（])\d{3,4}(?![\d)）])/g)].map(([number]) => `${sort} ${number}`);
}
