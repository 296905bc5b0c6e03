import { type HandlingLevel, handlingLevels } from "../../../../../kernel/handling.ts";
import type { WorkForm, WorkRequest } from "../../../../../platform/http/index.ts";
import { secretariat, whoCanRead } from "../../../../access/index.ts";
import { findParty } from "../facts/find-party.ts";
import type { FieldErrors } from "../facts/input.ts";
import { isStatement, type SectionName } from "../facts/kinds.ts";
import type { FormRow } from "../facts/rows.ts";
import { partyOfKey } from "./audience.ts";
import { asTlpMark, levelOfTlp } from "./tlp.ts";

export interface Handling {
  readonly level: HandlingLevel;
  readonly audience: readonly string[];
  readonly originator: string;
}

/** What the form says; parties as they were typed. */
export interface HandlingForm {
  readonly level: string;
  readonly tlp: string;
  /** Keys of people, circles and roles that are ticked. */
  readonly ticked: readonly string[];
  readonly parties: string;
  readonly originator: string;
  readonly withFacts: boolean;
  readonly why: string;
}

/** The form as the row has it. */
export const formOfRow = ({ level, audience, originator }: FormRow): HandlingForm => ({
  ...{ level, tlp: "", originator, withFacts: false, why: "" },
  ticked: audience.filter((key) => partyOfKey(key) === undefined),
  parties: audience.flatMap((key) => partyOfKey(key) ?? []).join(", "),
});

export const handlingForm = (form: WorkForm): HandlingForm => ({
  ...{ level: form.text("level"), tlp: form.text("tlp"), ticked: form.all("audience") },
  ...{ parties: form.text("parties"), originator: form.text("originator") },
  ...{ withFacts: form.has("with_facts"), why: form.text("why") },
});

const partsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,،、，;؛\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  ),
];

export type AskedHandling =
  | { readonly handling: Handling; readonly errors?: undefined }
  | { readonly handling?: undefined; readonly errors: FieldErrors };

/** The handling that a form asks for, its parties found by id or name. A mark of the Traffic Light Protocol says the level. */
export async function askedHandling(request: WorkRequest, form: HandlingForm): Promise<AskedHandling> {
  const { translate } = request;
  const errors: Record<string, string> = {};
  const mark = form.tlp === "" ? undefined : asTlpMark(form.tlp);
  if (form.tlp !== "" && mark === undefined) errors.tlp = translate("register.wrong-tlp");
  const level = mark === undefined ? handlingLevels.find((one) => one === form.level) : levelOfTlp(mark);
  if (level === undefined) errors.level = translate("register.wrong-value");
  const find = async (field: string, typed: string): Promise<string | undefined> => {
    const meant = await findParty(request, typed);
    if (meant.is === "found") return meant.id;
    errors[field] = translate("register.party-not-found", { typed });
    return undefined;
  };
  const named: string[] = [];
  for (const typed of partsOf(form.parties)) {
    const id = await find("parties", typed);
    if (id !== undefined) named.push(`party:${id}`);
  }
  const originator = form.originator === "" ? undefined : await find("originator", form.originator);
  if (form.originator === "") errors.originator = translate("register.wrong-empty");
  if (level === undefined || originator === undefined || Object.keys(errors).length > 0) return { errors };
  const ticked = form.ticked.filter((key) => /^(person|circle|role):[a-z0-9-]{1,100}$/.test(key));
  return { handling: { level, audience: [...new Set([...ticked, ...named])].sort(), originator } };
}

export interface ShownReader {
  readonly id: string;
  readonly name: string;
  readonly parties: readonly string[];
  readonly ground: string;
}

export interface Readers {
  readonly everybody: boolean;
  readonly readers: readonly ShownReader[];
  /** What is said of a body and is still to verify is the secretariat's alone, at whatever level. */
  readonly unverified: boolean;
}

/** Who of those with an account would read the row, were it handled so. */
export async function readersOf(
  { door, actor }: WorkRequest,
  handling: Handling,
  { section, row }: { readonly section: SectionName; readonly row: FormRow },
): Promise<Readers> {
  const { level, audience, originator } = handling;
  const asked = { level, audience: [...audience], originator };
  const { everybody, readers } = await door.ask(actor, whoCanRead, asked);
  const unverified = isStatement(section) && row.certainty === "unverified";
  if (!unverified) return { everybody, readers, unverified };
  return {
    ...{ everybody: false, unverified },
    readers: readers.filter(({ parties }) => parties.includes(secretariat)),
  };
}
