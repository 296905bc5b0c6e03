/** The address form of an id: lower case, each run of other characters one hyphen, ends trimmed (`S/RES/2617(2021)` → `s-res-2617-2021`). */
export function slugOf(id: string): string {
  return id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
