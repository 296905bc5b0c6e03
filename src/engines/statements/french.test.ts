import { describe, expect, test } from "vitest";
import { toldBy } from "../../../tests/support/marked-text.ts";

const states: ReadonlyArray<readonly [string, ...string[]]> = [
  ["Le {A} appuie le {B}.", "A supports B"],
  ["Le {A} prête son concours au {B} et au {C}.", "A supports B", "A supports C"],
  ["Le {B} est soutenu par le {A}.", "A supports B"],
  ["Prie le {A}, qui appuie le {B}, de poursuivre.", "A supports B"],
  ["Le {A} et le {C} soutiennent le {B}.", "A supports B", "C supports B"],
  ["Le {A} a appuyé le {B} dans cette tâche.", "A supports B"],
  ["Le {A} coopère étroitement avec le {B}.", "A cooperates-with B"],
  [
    "Le {A} échange des informations avec le {B}, le {C} et l’{D}.",
    "A cooperates-with B",
    "A cooperates-with C",
    "A cooperates-with D",
  ],
  [
    "Le {A} collabore avec des organisations telles que l’{D} et le {C}.",
    "A cooperates-with C",
    "A cooperates-with D",
  ],
  ["Le {A} continue de renforcer son partenariat étroit avec le {B}.", "A cooperates-with B"],
  ["Le {A} agit en coopération étroite avec le {B}.", "A cooperates-with B"],
  ["Le {A} a organisé un stage en coopération avec le {B}.", "A cooperates-with B"],
  ["Se félicite de la coopération entre le {A} et le {B}.", "A cooperates-with B"],
  ["Les principaux partenaires du {A} sont le {B} et le {C}.", "A cooperates-with B", "A cooperates-with C"],
  ["Le {A} préside le {C}.", "A chair C"],
  ["Le {A} assure la présidence du {C}.", "A chair C"],
  ["Le {A} assure la vice-présidence du {C}.", "A vice-chair C"],
  ["Le {A} assure la présidence ou la vice-présidence du {C}.", "A chair C", "A vice-chair C"],
  ["Le {C}, présidé par le {A}, s’est réuni.", "A chair C"],
  ["Le {A} assure le secrétariat du {C}.", "A secretariat C"],
  ["La {S} est membre de l’{D}.", "XNO member D"],
  ["La {S} et la {T} sont membres de l’{D}.", "XNO member D", "XSU member D"],
  ["La {S}, membre de l’{D}, a un port.", "XNO member D"],
  ["La {S} a adhéré à l’{D} le {P}.", "XNO member D since 2031-05-03"],
  ["Le {A} est membre de l’{D}.", "A member-of D"],
  ["Le {A} a le statut d’observateur auprès de l’{D}.", "A observer-of D"],
  ["La {S} est observateur auprès de l’{D}.", "XNO observer D"],
  ["Le {C} a été créé par la {I}.", "C by S/RES/9001(2031)"],
  ["Prie le {C}, créé en application de la {I}, de faire rapport.", "C by S/RES/9001(2031)"],
  ["Le {C:Comité nordien créé par la {I}} s’est réuni.", "C by S/RES/9001(2031)"],
  ["Décide de proroger le mandat du {C} jusqu’au {Q}.", "C until 2033-12-31"],
  ["Décide de proroger jusqu’au {Q} le mandat du {C}.", "C until 2033-12-31"],
  ["Le mandat du {C} a été renouvelé jusqu’au {Q} par la {J}.", "C until 2033-12-31 by S/RES/9002(2032)"],
  ["Décide de reconduire jusqu’au {Q} les mesures imposées par la {I}.", "S/RES/9001(2031) until 2033-12-31"],
  [
    "Le {P}, le {A} et le {B} ont tenu à Port-Neuf une réunion commune sur le thème « Mer et terre ».",
    "A+B held “réunion commune « Mer et terre »” 2031-05-03 in Port-Neuf with nobody",
  ],
  [
    "Le {P}, le {A} a organisé à Port-Neuf un atelier régional avec la participation du {B}.",
    "A held “atelier régional” 2031-05-03 in Port-Neuf with B",
  ],
  ["Le {A} (également connu sous le nom de Conseil de l’aube) s’est réuni.", "A is alias Conseil de l’aube"],
];

const saysNothing: readonly string[] = [
  "Le {A} ne soutient pas le {B}.",
  "Le {A} n’appuie plus le {B}.",
  "Le {A} n’a jamais coopéré avec le {B}.",
  "La {S} n’est pas membre de l’{D}.",
  "Le {C} n’est pas présidé par le {A}.",
  "Le {C} n’a pas été créé par la {I}.",
  "Le mandat du {C} n’a pas été renouvelé jusqu’au {Q}.",
  "Le {A} devrait coopérer avec le {B}.",
  "Engage le {A} à coopérer avec le {B}.",
  "Encourage le {A} et le {B} à appuyer le {C}.",
  "Demande que le {A} et le {B} coopèrent avec le {C}.",
  "Le {A} appuiera le {B}.",
  "Le {A} pourrait appuyer le {B}.",
  "Si le {A} coopère avec le {B}, tout va bien.",
  "Souligne la nécessité de renforcer la coopération entre le {A} et le {B}.",
  "Invite le {A} à assurer la présidence du {C}.",
  "La {S} souhaite que le {A} préside le {C}.",
  "Le {A} appuie-t-il le {B} ?",
  "Le Président du {A} appuie le {B}.",
  "Le {A} appuie les efforts du {B}.",
  "Un conseiller du {A} préside le {C}.",
  "Un ressortissant de la {S} est membre de l’{D}.",
  "Le {C:Groupe d’experts du Comité créé par la {I}} s’est réuni.",
  "Le {A} a salué le {B}. Le {C} coopère avec tous.",
];

describe("a French sentence", () => {
  test.each(states.map(([sentence, ...rest]) => ({ sentence, rest })))(
    "states: $sentence",
    ({ sentence, rest }) => {
      expect(toldBy(sentence, "fr")).toEqual([...rest].sort());
    },
  );

  test.each(saysNothing)("states nothing: %s", (sentence) => {
    expect(toldBy(sentence, "fr")).toEqual([]);
  });
});
