import { z } from "zod";
import { asPartialDate } from "../../kernel/partial-date.ts";
import type { StatementContent } from "../../kernel/statement.ts";
import { membershipStatuses, offices, relationKinds } from "../registry/index.ts";

const date = z.string().refine((value) => asPartialDate(value) !== undefined);
const id = z.string().trim().min(1).max(200);
const words = z.string().trim().min(1).max(1000);

/** What a statement may say, as a person corrects it: strict, for it becomes a fact. */
export const contentSchema: z.ZodType<StatementContent> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("relation"),
    ...{ from: id, relation: z.enum(relationKinds), to: id },
    since: date.exactOptional(),
    until: date.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal("office"),
    ...{ holder: id, office: z.enum(offices), body: id },
    since: date.exactOptional(),
    until: date.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal("membership"),
    ...{ state: z.string().regex(/^[A-Z]{3}$/), party: id, status: z.enum(membershipStatuses) },
    since: date.exactOptional(),
  }),
  z.strictObject({ kind: z.literal("establishment"), party: id, instrument: id }),
  z.strictObject({ kind: z.literal("validity"), subject: id, instrument: id.exactOptional(), until: date }),
  z.strictObject({
    kind: z.literal("meeting"),
    title: words,
    ...{ hosts: z.array(id).max(100), participants: z.array(id).max(300) },
    date: date.exactOptional(),
    place: words.exactOptional(),
  }),
  z.strictObject({ kind: z.literal("name"), party: id, name: words, type: z.enum(["alias", "acronym"]) }),
  z.strictObject({
    kind: z.literal("candidate"),
    ...{ name: words, acronym: z.string().trim().max(50) },
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(100)
      .exactOptional(),
    partyKind: z.string().exactOptional(),
    category: z.string().exactOptional(),
  }),
]);
