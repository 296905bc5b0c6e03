import { mkdirSync, readFileSync } from "node:fs";
import { transformWithOxc } from "vite";
import { expect, test } from "vitest";
import { startBrowser } from "../../../../../tests/support/browser.ts";
import { freshInstallation, operator, siteOf } from "../../../../../tests/support/installation.ts";
import { makePerson, visitor } from "../../../../../tests/support/people.ts";
import { addDocument, listProposals, readDocument, takeInFile } from "../../../evidence/index.ts";

const text = `Note sur la coopération

Coopération avec les organisations régionales

INTERPOL coopère avec AFRIPOL depuis 2019. La Direction exécutive du Comité contre le terrorisme coopère avec INTERPOL et avec le Forum mondial de lutte contre le terrorisme, conformément à la résolution 2617 (2021) du Conseil de sécurité.

Le GAFI assure la présidence du Groupe fictif de travail sur les essais (GFTE). Le Mali est membre du GIABA. INTERPOL est observateur auprès du GAFI.

La Direction exécutive soutient l’Union africaine, la Ligue des États arabes et l’Union européenne. Le mandat de la Direction exécutive est prorogé jusqu’au 31 décembre 2029 par la résolution 2617 (2021).

Selon certains, EUROPOL coopère avec l’Organisation de la coopération islamique.
`;

test("look", async () => {
  mkdirSync("/tmp/look", { recursive: true });
  const installation = await freshInstallation();
  const site = await siteOf(installation);
  const ada = await makePerson(installation, { name: "Ada Officer", roles: ["liaison-officer"] });
  await makePerson(installation, { name: "Dora Drafter", roles: ["drafter"] });
  const add = async (level: string, title: string, body: string, language = "fr") => {
    const { document } = await installation.door.perform(operator, addDocument, {
      input: {
        bytes: Buffer.from(body),
        text: body,
        media_type: "text/plain",
        title,
        language,
        level,
        symbol: level === "public" ? "X/2026/1" : "",
        file_name: "note.txt",
        dated: "2026-03-01",
      } as never,
    });
    await installation.door.perform(operator, readDocument, { input: { id: document } });
    return document;
  };
  const id = await add("unclassified", "Note sur la coopération", text);
  const pub = await add("public", "Note publique", `${text}\nFin.`);
  await installation.door.perform(ada.actor, takeInFile, {
    input: { bytes: Buffer.from("x"), file_name: "rapport.pdf" },
  });
  const list = await installation.door.ask(operator, listProposals, { document: id });
  console.log(list.map((p) => `${p.kind} ${p.confidence} ${JSON.stringify(p.content)}`).join("\n"));
  const v = visitor(site, ada);
  await v.post(`/fr/work/review/${id}`, { do: "confirm", proposal: list[0]?.id ?? "" });
  await v.post(`/fr/work/review/${id}`, {
    do: "reject",
    proposal: list[1]?.id ?? "",
    why: "Dit d’un atelier seulement.",
  });
  const pubs = await installation.door.ask(operator, listProposals, { document: pub });
  await v.post(`/fr/work/review/${pub}`, { do: "confirm", proposal: pubs[3]?.id ?? "" });
  const origin = await site.server.listen({ port: 0, host: "127.0.0.1" });
  const browser = await startBrowser();
  const paths: [string, string][] = [
    ["queue", "work/review"],
    ["review", `work/review/${id}`],
    ["correct", `work/review/${id}?at=${list[2]?.id}&correct=1`],
    ["decided", `work/review/${id}?at=${list[1]?.id}`],
    ["pending", `work/review/${pub}?at=${pubs[3]?.id}`],
    ["documents", "work/documents"],
    ["document", `work/documents/${id}`],
  ];
  for (const language of ["fr", "ar"])
    for (const [width, height] of [
      [1280, 1000],
      [390, 844],
    ] as const) {
      const context = await browser.newContext({
        viewport: { width, height },
        ...(width < 500 ? { isMobile: true, hasTouch: true } : {}),
      });
      await context.addCookies([{ name: "entente", value: ada.id, url: origin }]);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("console", (m) => m.type() === "error" && faults.push(m.text()));
      for (const [name, path] of paths) {
        await page.goto(`${origin}/${language}/${path}`);
        await page.waitForTimeout(200);
        await page.screenshot({
          path: `/tmp/look/${name}-${language}-${width}.png`,
          fullPage: name.startsWith("doc") || width < 500,
        });
        const wide = await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        if (wide) console.log("wide", name, language, width, wide);
      }
      if (language === "fr" && width === 1280) {
        const island = (
          await transformWithOxc(readFileSync("src/areas/workspace/islands/review.ts", "utf8"), "review.ts")
        ).code
          .replace("export {};", "")
          .replace(/\/\/# source.*/, "");
        const run = () => page.evaluate(island);
        await page.goto(`${origin}/fr/work/review/${id}`);
        await run();
        const hand = () => page.locator("#hand .k").first().textContent();
        console.log("hand", await hand(), await page.evaluate("document.activeElement.id"));
        await Promise.all([page.waitForEvent("load"), page.keyboard.press("j")]);
        await run();
        console.log("j", await hand());
        await Promise.all([page.waitForEvent("load"), page.keyboard.press("k")]);
        await run();
        console.log("k", await hand());
        await page.keyboard.press("e");
        console.log("e", await page.evaluate("document.activeElement.name"));
        await page.keyboard.type("cjk reason");
        await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
        await run();
        console.log("after reject", await hand(), page.url());
        await Promise.all([page.waitForEvent("load"), page.keyboard.press("z")]);
        await run();
        console.log("z", await hand(), page.url());
        await Promise.all([page.waitForEvent("load"), page.keyboard.press("c")]);
        await run();
        console.log("c", await hand(), page.url());
        await page.screenshot({ path: "/tmp/look/after-keys.png" });
        await Promise.all([page.waitForEvent("load"), page.keyboard.press("m")]);
        await run();
        console.log("m", await hand(), await page.evaluate("document.activeElement.name"));
      }
      console.log("faults", language, width, faults.join("|"));
      await context.close();
    }
  await browser.close();
  await site.close();
  await installation.close();
  expect(1).toBe(1);
}, 180_000);
