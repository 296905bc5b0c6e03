import { DataFactory, type Quad, Writer } from "n3";
import { type Concept, irisOf } from "../../../areas/publication/index.ts";
import { languages } from "../../../kernel/language.ts";
import type { WriteFormat } from "./format.ts";

const { namedNode, literal, quad } = DataFactory;
const skos = "http://www.w3.org/2004/02/skos/core#";
const rdfType = namedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
const title = namedNode("http://purl.org/dc/terms/title");

/** SKOS in Turtle: a concept scheme, and each row as a concept of it. */
export const writeSkos: WriteFormat = async ({ exportable, origin, translators, output, ask }) => {
  const iris = irisOf(origin);
  const scheme = namedNode(iris.list(exportable.list));
  const { writer, taken } = collectedWriter();
  writer.addQuad(scheme, rdfType, namedNode(`${skos}ConceptScheme`));
  for (const language of languages)
    writer.addQuad(scheme, title, literal(translators[language](`page.nav-${exportable.list}`), language));
  await output.write(taken());
  const { concepts } = exportable;
  if (concepts !== undefined)
    await ask(
      concepts(iris, async (rows) => {
        for (const row of rows) writer.addQuads(quadsOf(row));
        await output.write(taken());
      }),
    );
  writer.end();
  await output.write(taken());
};

/** A writer of Turtle that gives away what it has written so far. */
function collectedWriter() {
  let pieces: string[] = [];
  const stream = {
    write(piece: string, _encoding?: string, done?: () => void) {
      pieces.push(piece);
      done?.();
    },
    end: (done?: () => void) => done?.(),
  };
  return {
    writer: new Writer(stream, { prefixes: { skos, dcterms: "http://purl.org/dc/terms/" } }),
    taken(): string {
      const text = pieces.join("");
      pieces = [];
      return text;
    },
  };
}

function quadsOf(concept: Concept): Quad[] {
  const self = namedNode(concept.id);
  const scheme = namedNode(concept.scheme);
  const labelled = (term: string, labels: Concept["preferred"]) =>
    labels.map(([language, text]) => quad(self, namedNode(skos + term), literal(text, language)));
  return [
    quad(self, rdfType, namedNode(`${skos}Concept`)),
    quad(self, namedNode(`${skos}inScheme`), scheme),
    quad(self, namedNode(`${skos}notation`), literal(concept.notation)),
    ...labelled("prefLabel", concept.preferred),
    ...labelled("altLabel", concept.other),
    ...labelled("hiddenLabel", concept.hidden),
    ...concept.broader.map((id) => quad(self, namedNode(`${skos}broader`), namedNode(id))),
  ];
}
