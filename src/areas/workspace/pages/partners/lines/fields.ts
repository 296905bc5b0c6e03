import { certainties } from "../../../../../kernel/handling.ts";
import { modes } from "../../../../cooperation/index.ts";
import type { FormField } from "../facts/fields.ts";
import { capital, roleWord } from "../words.tsx";
import type { EditedLine } from "./edited.ts";

const certainty: FormField = {
  ...{ name: "verification", is: "choice", required: true },
  options: ({ request: { translate, language } }) =>
    certainties.map((value) => ({ value, text: capital(translate(`certainty.${value}`), language) })),
};

const source = (stated: boolean): readonly FormField[] => [
  certainty,
  { name: "verified_on", is: "date", hint: "register.hint-date" },
  { name: "source_url", is: "text", ...(stated && { required: true, hint: "register.hint-stated" }) },
  { name: "source_passage", is: "lines" },
  { name: "note", is: "lines" },
];

/** The fields of what is said of a line. Lines and modes that are said already are none to choose. */
export function fieldsOfLine({ part, others, line, row }: EditedLine): readonly FormField[] {
  switch (part) {
    case "partners": {
      const chosen = line === undefined ? others : [line];
      const options = () => chosen.map(({ id, title }) => ({ value: id, text: title.text }));
      return [{ name: "line_id", is: "choice", required: true, options }, ...source(false)];
    }
    case "modes": {
      const held = row === undefined ? (line?.modes ?? []) : [];
      const left = modes.filter((mode) => held.every((one) => one.mode !== mode));
      return [
        {
          ...{ name: "mode", is: "choice", required: true },
          options: ({ request }) =>
            left.map((value) => ({ value, text: capital(roleWord(value, request), request.language) })),
        },
        ...source(true),
      ];
    }
    case "bases":
      return [{ name: "basis", is: "text", required: true, hint: "register.hint-basis" }, ...source(true)];
  }
}
