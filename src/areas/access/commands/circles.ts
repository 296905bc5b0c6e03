import { z } from "zod";
import { conflict, notFound } from "../../../kernel/errors.ts";
import { type AnyAct, command } from "../../../platform/acts/index.ts";
import { accessStore } from "../store.ts";
import { circleId, partyId, personId, plainName } from "./fields.ts";

export const addCircle = command({
  name: "access.add-circle",
  permission: "administer",
  input: z.strictObject({ id: circleId, name: plainName }),
  async run({ db }, input) {
    if (!(await accessStore(db).addCircle(input))) throw conflict("circle-known", { id: input.id });
    return { id: input.id };
  },
});

export const changeCircle = command({
  name: "access.change-circle",
  permission: "administer",
  input: z.strictObject({ id: circleId, name: plainName }),
  async run({ db }, input) {
    if (!(await accessStore(db).renameCircle(input))) throw notFound("circle-unknown", { id: input.id });
    return { id: input.id };
  },
});

export const addMember = command({
  name: "access.add-circle-member",
  permission: "administer",
  input: z
    .strictObject({ circle_id: circleId, person_id: personId.optional(), party_id: partyId.optional() })
    .refine(({ person_id, party_id }) => (person_id === undefined) !== (party_id === undefined)),
  async run({ db }, { circle_id, person_id = null, party_id = null }) {
    const store = accessStore(db);
    const circles = await store.circles();
    if (!circles.some(({ id }) => id === circle_id)) throw notFound("circle-unknown", { id: circle_id });
    const person = person_id === null ? undefined : await store.personById(person_id);
    if (person_id !== null && person === undefined) throw notFound("person-unknown", { id: person_id });
    if (person !== undefined && person.erased_at !== null) throw conflict("person-erased", { id: person.id });
    const held = (await store.members()).find(
      (member) =>
        member.circle_id === circle_id && member.person_id === person_id && member.party_id === party_id,
    );
    return { id: held?.id ?? (await store.addMember({ circle_id, person_id, party_id })) };
  },
});

export const removeMember = command({
  name: "access.remove-circle-member",
  permission: "administer",
  input: z.strictObject({ id: z.uuid() }),
  async run({ db }, { id }) {
    if (!(await accessStore(db).removeMember(id))) throw notFound("member-unknown", { id });
    return { id };
  },
});

export const circleCommands: readonly AnyAct[] = [addCircle, changeCircle, addMember, removeMember];
