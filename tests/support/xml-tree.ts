/** An element of XML as it was written; text stands between the elements as it is read. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const token =
  /<\?xml[^>]*\?>|<\/(?<closes>[\w:.-]+)>|<(?<opens>[\w:.-]+)(?<attributes>(?:\s+[\w:.-]+="[^"<]*")*)\s*(?<empty>\/?)>|(?<text>[^<]+)/gy;

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function read(text: string): string {
  return text.replace(/&(#(?:\d+|x[0-9a-f]+)|\w*);?/gi, (whole, name: string) => {
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    const sign = name.startsWith("#") ? String.fromCodePoint(point) : entities[name];
    if (sign === undefined || !whole.endsWith(";")) throw new Error(`no entity: ${whole}`);
    return sign;
  });
}

const attributesOf = (text: string): Record<string, string> => {
  const pairs = [...text.matchAll(/([\w:.-]+)="([^"<]*)"/g)].map(([, name = "", value = ""]) => [
    name,
    read(value),
  ]);
  const record = Object.fromEntries(pairs) as Record<string, string>;
  if (Object.keys(record).length < pairs.length) throw new Error(`an attribute stands twice: ${text}`);
  return record;
};

/** Reads XML of the plainest kind, strictly. @throws Error where it is not well-formed. */
export function xmlTree(text: string): XmlElement {
  type Open = { name: string; attributes: Record<string, string>; children: (XmlElement | string)[] };
  const root: Open = { name: "", attributes: {}, children: [] };
  const open: Open[] = [root];
  token.lastIndex = 0;
  let end = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    end = token.lastIndex;
    const { closes, opens, attributes = "", empty, text: words } = found.groups ?? {};
    const parent = open.at(-1) ?? root;
    if (words !== undefined) parent.children.push(read(words));
    if (closes !== undefined && open.pop()?.name !== closes) throw new Error(`</${closes}> closes nothing`);
    if (opens === undefined) continue;
    const element = { name: opens, attributes: attributesOf(attributes), children: [] };
    parent.children.push(element);
    if (empty !== "/") open.push(element);
  }
  const elements = root.children.filter((child) => typeof child !== "string");
  const [only] = elements;
  if (end !== text.length || open.length !== 1 || only === undefined || elements.length > 1)
    throw new Error(`no well-formed XML, from ${end}: ${text.slice(end, end + 60)}`);
  return only;
}

export const elementsIn = ({ children }: XmlElement): XmlElement[] =>
  children.filter((child) => typeof child !== "string");

export const textIn = ({ children }: XmlElement): string =>
  children.map((child) => (typeof child === "string" ? child : textIn(child))).join("");

/** The element and all below it. */
export const everyElement = (element: XmlElement): XmlElement[] => [
  element,
  ...elementsIn(element).flatMap(everyElement),
];
