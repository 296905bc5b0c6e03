const restricted = new Set<unknown>(["confidential", "strictly-confidential"]);

/** What in an answer is confidential or above, by its id: every part of it that says its own `level`. */
export function restrictedIn(answer: unknown): string[] {
  const found = new Set<string>();
  const seen = new Set<object>();
  const rest: unknown[] = [answer];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || seen.has(value)) continue;
    seen.add(value);
    if (value instanceof Map) rest.push(...value.values());
    else if (Array.isArray(value) || value instanceof Set) rest.push(...value);
    else {
      if ("level" in value && restricted.has(value.level)) found.add(idOf(value));
      rest.push(...Object.values(value));
    }
  }
  return [...found].sort();
}

const idOf = (thing: object): string => ("id" in thing ? String(thing.id).slice(0, 200) : "–");
