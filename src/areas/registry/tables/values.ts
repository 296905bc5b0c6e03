import type { ErrorParams } from "../../../kernel/errors.ts";
import { asPartialDate } from "../../../kernel/partial-date.ts";
import type { Field } from "./fields.ts";
import { choiceNamed } from "./labels.ts";

/** What is wrong with a cell: the message `table-error.<code>` says it. */
export interface Fault {
  readonly code: string;
  readonly params?: ErrorParams;
}

/** A cell as its field has it: the text that stands for its value, or what is wrong with it. */
export type Value = { readonly text: string } | { readonly fault: Fault };

const good = (text: string): Value => ({ text });
const bad = (code: string, params: ErrorParams = {}): Value => ({ fault: { code, params } });

/** Control characters, and those that turn the direction of a line: a text is to read as it is stored. */
const unreadable = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
/** What spreadsheets write where a formula has no answer. */
const sheetError = /^#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!)$/;

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Enough to send a letter to; whether it arrives is another matter. */
const email = /^[^\s@<>"',;:()[\]\\]{1,64}@[^\s@<>"',;:()[\]\\]{1,190}\.[^\s@.<>"',;:()[\]\\]{2,63}$/u;
const phone = /^\+?[\d\s().\u2010-\u2013/-]{4,40}(?:(?:ext\.?|x)\s*\d{1,8})?$/i;

const webAddress = (text: string): boolean => {
  try {
    return /^https?:$/.test(new URL(text).protocol) && !/\s/.test(text);
  } catch {
    return false;
  }
};

const fitting = (text: string, { form, code }: { readonly form: RegExp; readonly code: string }): Value =>
  form.test(text) ? good(text) : bad(code);

/** The parts of a cell that holds several words, each once. */
export const listed = (text: string): string[] => [
  ...new Set(
    text
      .split(/[;\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  ),
];

function listOf(text: string, words: RegExp): Value {
  const parts = listed(text);
  const odd = parts.find((part) => part.length > 120 || !words.test(part));
  return odd === undefined ? good(parts.join("; ")) : bad("word", { word: odd });
}

function choiceOf(text: string, field: Field): Value {
  if (field.type.is !== "choice") return good(text);
  const chosen = choiceNamed(field, text);
  return chosen === undefined ? bad("one-of", { allowed: field.type.of.join(", ") }) : good(chosen);
}

function namesOf(text: string): Value {
  const names = text
    .split("\n")
    .map((name) => name.trim().normalize("NFC"))
    .filter((name) => name !== "");
  if (names.some((name) => unreadable.test(name))) return bad("characters");
  if (names.some((name) => name.length > 1000)) return bad("too-long", { limit: 1000 });
  return good([...new Set(names)].join("\n"));
}

function wordsOf(text: string, { most, lines }: { readonly most: number; readonly lines?: true }): Value {
  if (unreadable.test(lines ? text.replace(/[\n\t]/g, " ") : text)) return bad("characters");
  return text.length > most ? bad("too-long", { limit: most }) : good(text.normalize("NFC"));
}

const truths: Readonly<Record<string, string>> = { true: "true", "1": "true", false: "false", "0": "false" };

/** What a filled cell says. References are words here: what they lead to is looked up for all rows at once. */
export function readCell(field: Field, cell: string): Value {
  const text = cell.replace(/\r\n?/g, "\n").trim();
  if (text === "") return good("");
  if (sheetError.test(text)) return bad("spreadsheet-error");
  const { type } = field;
  switch (type.is) {
    case "text":
      return wordsOf(text, type);
    case "names":
      return namesOf(text);
    case "choice":
      return choiceOf(text, field);
    case "slug":
      return text.length > 100 ? bad("slug") : fitting(text, { form: slug, code: "slug" });
    case "row":
      return fitting(text.toLowerCase(), { form: uuid, code: "id-unknown" });
    case "date":
      return asPartialDate(text) === undefined ? bad("date") : good(text);
    case "address":
      return text.length <= 2000 && webAddress(text) ? good(text) : bad("address");
    case "email":
      return fitting(text, { form: email, code: "email" });
    case "phone":
      return fitting(text, { form: phone, code: "phone" });
    case "country":
      return fitting(text.toUpperCase(), { form: /^[A-Z]{2}$/, code: "country" });
    case "flag": {
      const truth = truths[text.toLowerCase()];
      return truth === undefined ? bad("one-of", { allowed: "true, false" }) : good(truth);
    }
    case "list":
      return listOf(text, type.words);
    case "party":
    case "region":
      return wordsOf(text, { most: 1000 });
  }
}
