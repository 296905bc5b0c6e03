import type { World } from "./world.ts";

const turn = (letter: string): string => {
  if (/[a-z]/.test(letter)) return String.fromCharCode(((letter.charCodeAt(0) - 96) % 26) + 97);
  if (/[A-Z]/.test(letter)) return String.fromCharCode(((letter.charCodeAt(0) - 64) % 26) + 65);
  return /[0-9]/.test(letter) ? String((Number(letter) + 1) % 10) : letter;
};

const isHex = (id: string) => /^[0-9a-f]{12}$|^[0-9a-f]{8}-/.test(id);

/** An id of the same shape that no row of any table has. */
export function otherId(id: string, world: World): string {
  const taken = new Set([...world.rows.values()].flatMap((rows) => rows.map(({ key }) => key)));
  let other = id;
  do {
    // The last letters only: the version of a UUID stands in its midst.
    const kept = isHex(id) ? other.length - 4 : 0;
    const rest = other.slice(kept);
    const turned = isHex(id)
      ? rest.replace(/[0-9a-f]/g, (digit) => ((Number.parseInt(digit, 16) + 1) % 16).toString(16))
      : rest.replace(/./g, turn);
    other = other.slice(0, kept) + turned;
  } while (taken.has(other));
  return other;
}

const slugOf = (id: string) =>
  id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** The form where it is no part of a longer word. */
const alone = (form: string) =>
  new RegExp(`(?<![A-Za-z0-9])${form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![A-Za-z0-9])`, "g");

/** A text without what names the thing that was asked for, nor the request. */
export function masked(text: string, id: string): string {
  const forms = [id, encodeURIComponent(id), slugOf(id), id.toLowerCase(), id.toUpperCase()];
  return forms
    .sort((a, b) => b.length - a.length)
    .reduce((all, form) => all.replace(alone(form), "•"), text)
    .replace(/urn:uuid:[0-9a-z-]+/g, "urn")
    .replace(/\breq-[0-9a-z]+\b/g, "req")
    .replace(/"form-token" value="[^"]*"/g, "token");
}
