import { describe, expect, test } from "vitest";
import { toldBy } from "../../../tests/support/marked-text.ts";

const states: ReadonlyArray<readonly [string, ...string[]]> = [
  ["El {A} apoya a la {B}.", "A supports B"],
  ["El {A} presta asistencia técnica a la {B} y al {C}.", "A supports B", "A supports C"],
  ["La {B} es apoyada por el {A}.", "A supports B"],
  ["El {A} y el {C} apoyan a la {B}.", "A supports B", "C supports B"],
  ["El {A} sigue apoyando a la {B} en esta labor.", "A supports B"],
  ["Pide al {A}, que apoya a la {B}, que continúe.", "A supports B"],
  ["El {A} coopera estrechamente con la {B}.", "A cooperates-with B"],
  [
    "El {A} intercambia información con la {B}, el {C} y la {D}.",
    "A cooperates-with B",
    "A cooperates-with C",
    "A cooperates-with D",
  ],
  [
    "El {A} colabora con organizaciones regionales como la {D} y el {C}.",
    "A cooperates-with C",
    "A cooperates-with D",
  ],
  ["El {A} ha reforzado su estrecha cooperación con la {B}.", "A cooperates-with B"],
  ["El {A} actúa en estrecha cooperación con la {B}.", "A cooperates-with B"],
  ["El {A} organizó un curso en colaboración con la {B}.", "A cooperates-with B"],
  ["Acoge con beneplácito la cooperación entre el {A} y la {B}.", "A cooperates-with B"],
  ["Los principales asociados del {A} son la {B} y el {C}.", "A cooperates-with B", "A cooperates-with C"],
  ["El {A} preside el {C}.", "A chair C"],
  ["El {A} ejerce la presidencia del {C}.", "A chair C"],
  ["El {A} ocupa la vicepresidencia del {C}.", "A vice-chair C"],
  ["El {C}, presidido por el {A}, se reunió.", "A chair C"],
  ["El {A} actúa como secretaría del {C}.", "A secretariat C"],
  ["{S} es miembro de la {D}.", "XNO member D"],
  ["{S} y {T} son miembros de la {D}.", "XNO member D", "XSU member D"],
  ["{S}, miembro fundador de la {D}, tiene un puerto.", "XNO member D"],
  ["El {A} es miembro de la {D}.", "A member-of D"],
  ["El {A} tiene la condición de observador en la {D}.", "A observer-of D"],
  ["{S} es observador ante la {D}.", "XNO observer D"],
  ["El {C} fue establecido en virtud de la {I}.", "C by S/RES/9001(2031)"],
  ["Pide al {C}, creado por la {I}, que informe.", "C by S/RES/9001(2031)"],
  ["El {C:Comité nórdico establecido en virtud de la {I}} se reunió.", "C by S/RES/9001(2031)"],
  ["Decide prorrogar el mandato del {C} hasta el {Q}.", "C until 2033-12-31"],
  ["Decide prorrogar hasta el {Q} el mandato del {C}.", "C until 2033-12-31"],
  ["El mandato del {C} fue renovado hasta el {Q} mediante {J}.", "C until 2033-12-31 by S/RES/9002(2032)"],
  [
    "El {P}, el {A} y la {B} celebraron en Puerto Nuevo una reunión conjunta sobre el tema “Mar y tierra”.",
    "A+B held “reunión conjunta “Mar y tierra”” 2031-05-03 in Puerto Nuevo with nobody",
  ],
  ["El {A} (también conocido como Junta del Alba) se reunió.", "A is alias Junta del Alba"],
];

const saysNothing: readonly string[] = [
  "El {A} no apoya a la {B}.",
  "El {A} ya no coopera con la {B}.",
  "El {A} nunca ha cooperado con la {B}.",
  "{S} no es miembro de la {D}.",
  "El {C} no fue establecido en virtud de la {I}.",
  "El mandato del {C} no fue renovado hasta el {Q}.",
  "El {A} debería cooperar con la {B}.",
  "Alienta al {A} a que coopere con la {B}.",
  "Insta al {A} y a la {B} a que apoyen al {C}.",
  "Solicita que el {A} y la {B} cooperan con el {C}.",
  "El {A} apoyará a la {B}.",
  "El {A} podría apoyar a la {B}.",
  "Si el {A} coopera con la {B}, todo irá bien.",
  "Subraya la necesidad de fortalecer la cooperación entre el {A} y la {B}.",
  "Invita al {A} a ejercer la presidencia del {C}.",
  "¿Apoya el {A} a la {B}, y dice que el {C} apoya a la {D}?",
  "El Presidente del {A} apoya a la {B}.",
  "El {A} apoya los esfuerzos de la {B}.",
  "Un asesor del {A} preside el {C}.",
  "Un nacional de {S} es miembro de la {D}.",
  "El {C:Grupo de Expertos del Comité establecido en virtud de la {I}} se reunió.",
  "El {A} saludó a la {B}. El {C} coopera con todos.",
];

describe("a Spanish sentence", () => {
  test.each(states.map(([sentence, ...rest]) => ({ sentence, rest })))(
    "states: $sentence",
    ({ sentence, rest }) => {
      expect(toldBy(sentence, "es")).toEqual([...rest].sort());
    },
  );

  test.each(saysNothing)("states nothing: %s", (sentence) => {
    expect(toldBy(sentence, "es")).toEqual([]);
  });
});
