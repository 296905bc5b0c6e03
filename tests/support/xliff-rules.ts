/**
 * The rules of XLIFF 2.1 that a document of ours could break, by its schema and its constraints (OASIS Standard,
 * 13 February 2018: 4.2 for elements and attributes, 4.3 for values, 4.7 for inline content; modules Glossary and
 * Metadata). Nothing of the program is used.
 */
import { elementsIn, everyElement, textIn, type XmlElement, xmlTree } from "./xml-tree.ts";

const spaces: Readonly<Record<string, string>> = {
  xmlns: "urn:oasis:names:tc:xliff:document:2.0",
  "xmlns:gls": "urn:oasis:names:tc:xliff:glossary:2.0",
  "xmlns:mda": "urn:oasis:names:tc:xliff:metadata:2.0",
};

const inline = ["cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em"];
/** What each element holds, in this order: `+` one or more, `*` any number, `?` one or none, `|` one of. `#`: text and these. */
const content: Readonly<Record<string, RegExp>> = {
  xliff: /^(file )+$/,
  file: /^(skeleton )?((gls|mda):\w+ )*(notes )?((unit|group) )+$/,
  unit: /^((gls|mda):\w+ )*(notes )?(originalData )?((segment|ignorable) )+$/,
  notes: /^(note )+$/,
  note: /^$/,
  originalData: /^(data )+$/,
  data: /^(cp )*$/,
  segment: /^source (target )?$/,
  source: new RegExp(`^((${inline.join("|")}) )*$`),
  target: new RegExp(`^((${inline.join("|")}) )*$`),
  pc: new RegExp(`^((${inline.join("|")}) )*$`),
  mrk: new RegExp(`^((${inline.join("|")}) )*$`),
  ph: /^$/,
  cp: /^$/,
  "gls:glossary": /^(gls:glossEntry )+$/,
  "gls:glossEntry": /^gls:term (gls:translation )*(gls:definition )?(?<!^gls:term )$/,
  "gls:term": /^$/,
  "gls:translation": /^$/,
  "mda:metadata": /^(mda:metaGroup )+$/,
  "mda:metaGroup": /^((mda:metaGroup|mda:meta) )+$/,
  "mda:meta": /^$/,
};
const withText = ["note", "data", "source", "target", "pc", "mrk", "gls:term", "gls:translation", "mda:meta"];

const token = /^[\w.:\-\u00b7]+$/u;
const own = /^[^\s:]+:[^\s:]+$/;
const yesNo = /^(yes|no)$/;
const reorder = /^(yes|firstNo|no)$/;
const direction = /^(ltr|rtl|auto)$/;
const space = /^(default|preserve)$/;
const any = /^/;
const language = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;
const codeType = /^(fmt|ui|quote|link|image|other)$/;
const code = {
  id: token,
  canCopy: yesNo,
  canDelete: yesNo,
  canReorder: reorder,
  type: codeType,
  subType: own,
};
/** The attributes of each element; those that have to be there end in `!`. */
const attributes: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  xliff: { "version!": /^2\.1$/, "srcLang!": language, trgLang: language, "xml:space": space },
  file: {
    "id!": token,
    canResegment: yesNo,
    original: any,
    translate: yesNo,
    srcDir: direction,
    trgDir: direction,
    "xml:space": space,
  },
  unit: {
    "id!": token,
    name: any,
    canResegment: yesNo,
    translate: yesNo,
    srcDir: direction,
    trgDir: direction,
    "xml:space": space,
    type: own,
  },
  segment: { id: token, canResegment: yesNo, state: /^(initial|translated|reviewed|final)$/, subState: own },
  note: { id: token, appliesTo: /^(source|target)$/, category: any, priority: /^([1-9]|10)$/ },
  data: { "id!": token, dir: direction, "xml:space": /^preserve$/ },
  source: { "xml:lang": language, "xml:space": space },
  target: { "xml:lang": language, "xml:space": space, order: /^[1-9]\d*$/ },
  cp: { "hex!": /^([0-9A-Fa-f]{2})+$/ },
  ph: { ...code, "id!": token, copyOf: token, disp: any, equiv: any, dataRef: token },
  pc: {
    ...code,
    "id!": token,
    dispStart: any,
    dispEnd: any,
    dataRefStart: token,
    dataRefEnd: token,
    canOverlap: yesNo,
    dir: direction,
  },
  mrk: {
    "id!": token,
    translate: yesNo,
    type: /^(generic|comment|term|[^\s:]+:[^\s:]+)$/,
    ref: any,
    value: any,
  },
  "gls:glossEntry": { id: token, ref: any },
  "gls:translation": { id: token, ref: any, source: any },
  "gls:term": { source: any },
  "mda:metadata": { id: token },
  "mda:metaGroup": { id: token, category: any, appliesTo: /^(source|target|ignorable)$/ },
  "mda:meta": { "type!": any },
};

/** One line a fault; none when the document keeps the rules. @throws Error when it is no well-formed XML. */
export function faultsOfXliff(text: string): string[] {
  const root = xmlTree(text);
  const all = everyElement(root);
  const declared = Object.entries(spaces).filter(([name, uri]) => root.attributes[name] !== uri);
  const targets = all.some(({ name }) => name === "target");
  return [
    ...declared.map(([name]) => `${name} is not declared`),
    ...(root.name === "xliff" ? [] : [`the root is ${root.name}`]),
    ...(targets && root.attributes.trgLang === undefined ? ["targets, and no trgLang"] : []),
    ...all.flatMap((element) => [...faultsOfContent(element), ...faultsOfAttributes(element)]),
    ...repeated(elementsIn(root).map(idOf)).map((id) => `two files ${id}`),
    ...all
      .filter(({ name }) => name === "file")
      .flatMap((file) => repeated(unitsIn(file).map(idOf)).map((id) => `two units ${id}`)),
    ...all.filter(({ name }) => name === "unit").flatMap(faultsOfUnit),
  ];
}

const idOf = ({ attributes: { id = "" } }: XmlElement): string => id;
const unitsIn = (file: XmlElement): XmlElement[] => everyElement(file).filter(({ name }) => name === "unit");
const repeated = (ids: readonly string[]): string[] => ids.filter((id, at) => ids.indexOf(id) < at);

function faultsOfContent(element: XmlElement): string[] {
  const { name, children } = element;
  const names = elementsIn(element)
    .map((child) => `${child.name} `)
    .join("");
  const words = children.some((child) => typeof child === "string" && child.trim() !== "");
  return [
    ...(content[name]?.test(names) ? [] : [`${name} holds ${names || "nothing"}`]),
    ...(words && !withText.includes(name) ? [`${name} holds text`] : []),
  ];
}

function faultsOfAttributes({ name, attributes: given }: XmlElement): string[] {
  const known = attributes[name] ?? {};
  const missing = Object.keys(known).filter(
    (key) => key.endsWith("!") && given[key.slice(0, -1)] === undefined,
  );
  const wrong = Object.entries(given).filter(([key, value]) => {
    if (key in spaces && name === "xliff") return false;
    return !(known[key] ?? known[`${key}!`])?.test(value);
  });
  return [
    ...missing.map((key) => `${name} lacks ${key}`),
    ...wrong.map(([key, value]) => `${name} has ${key}="${value}"`),
    ...(given.subState !== undefined && given.state === undefined
      ? [`${name} has subState and no state`]
      : []),
    ...(given.subType !== undefined && given.type === undefined ? [`${name} has subType and no type`] : []),
    ...(name === "mrk" && (given.type ?? "generic") === "generic" && given.translate === undefined
      ? ["mrk without translate"]
      : []),
    ...(/^(no|firstNo)$/.test(given.canReorder ?? "") && (given.canCopy !== "no" || given.canDelete !== "no")
      ? [`${name} may be copied and not moved`]
      : []),
    ...(name === "pc" && (given.dataRefStart === undefined) !== (given.dataRefEnd === undefined)
      ? ["pc with one end"]
      : []),
    ...(given.copyOf !== undefined && given.dataRef !== undefined ? [`${name} is a copy and has data`] : []),
  ];
}

function faultsOfUnit(unit: XmlElement): string[] {
  const inUnit = `in unit ${idOf(unit)}`;
  const parts = elementsIn(unit);
  const notes = parts.filter(({ name }) => name === "notes").flatMap(elementsIn);
  const data = parts
    .filter(({ name }) => name === "originalData")
    .flatMap(elementsIn)
    .map(idOf);
  const segments = parts.filter(({ name }) => name === "segment" || name === "ignorable");
  const marked = (side: string) =>
    segments.flatMap((segment) =>
      elementsIn(segment)
        .filter(({ name }) => name === side)
        .flatMap(everyElement)
        .filter((one) => one.attributes.id !== undefined),
    );
  const [sources, targets] = [marked("source"), marked("target")];
  const refs = [...sources, ...targets].flatMap(({ attributes: a }) => [
    a.dataRef,
    a.dataRefStart,
    a.dataRefEnd,
  ]);
  const taken = [...sources, ...segments.filter((one) => one.attributes.id !== undefined)].map(idOf);
  const unlike = targets.filter(
    (target) =>
      taken.includes(idOf(target)) &&
      !sources.some((source) => idOf(source) === idOf(target) && source.name === target.name),
  );
  return [
    ...(segments.some(({ name }) => name === "segment") ? [] : [`no segment ${inUnit}`]),
    ...repeated(notes.map(idOf).filter((id) => id !== "")).map((id) => `two notes ${id} ${inUnit}`),
    ...repeated(data).map((id) => `two data ${id} ${inUnit}`),
    ...repeated(taken).map((id) => `id ${id} twice in the source ${inUnit}`),
    ...repeated(targets.map(idOf)).map((id) => `id ${id} twice in the target ${inUnit}`),
    ...unlike.map((one) => `${one.name} ${idOf(one)} is another element in the source ${inUnit}`),
    ...refs
      .filter((ref) => ref !== undefined && !data.includes(ref))
      .map((ref) => `no data ${ref} ${inUnit}`),
  ];
}

/** What a person sees of each unit: its id, state and words, codes as their characters. */
export function unitsOf(
  text: string,
): Array<{ id: string; state: string; source: string; target: string | undefined }> {
  return unitsIn(xmlTree(text)).map((unit) => {
    const segment = elementsIn(unit).find(({ name }) => name === "segment");
    const data = new Map(
      everyElement(unit)
        .filter(({ name }) => name === "data")
        .map((one) => [idOf(one), textIn(one)]),
    );
    const shown = (element: XmlElement): string =>
      element.children
        .map((child) => {
          if (typeof child === "string") return child;
          const { dataRef = "", dataRefStart = "", dataRefEnd = "" } = child.attributes;
          return (
            (data.get(dataRef) ?? data.get(dataRefStart) ?? "") + shown(child) + (data.get(dataRefEnd) ?? "")
          );
        })
        .join("");
    const side = (wanted: string) =>
      elementsIn(segment ?? unit)
        .filter(({ name }) => name === wanted)
        .map(shown)[0];
    return {
      id: idOf(unit),
      state: segment?.attributes.state ?? "initial",
      source: side("source") ?? "",
      target: side("target"),
    };
  });
}
