import { contextWithin, irisOf } from "../../../areas/publication/index.ts";
import type { WriteFormat } from "./format.ts";

/** One document whose graph is written as it is read; it carries its context, so that it is understood without the site. */
export const writeJsonLd: WriteFormat = async ({ exportable, origin, on, output, ask }) => {
  const iris = irisOf(origin);
  const list = { "@id": iris.list(exportable.list), "@type": "schema:Dataset", asOf: on };
  await output.write(
    `{"@context":${JSON.stringify(contextWithin(origin))},"@graph":[\n${JSON.stringify(list)}`,
  );
  await ask(
    exportable.nodes(iris, (nodes) =>
      output.write(nodes.map((node) => `,\n${JSON.stringify(node)}`).join("")),
    ),
  );
  await output.write("\n]}\n");
};
