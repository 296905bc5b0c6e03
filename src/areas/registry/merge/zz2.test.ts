import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { test } from "vitest";
import { seeded } from "../../../../tests/support/sql.ts";
import { likelyPairs } from "./duplicates.ts";
test("y", () => {
  const names: string[] = [];
  for (const f of ["negatives.csv", "un-list-positives.csv"]) names.push(...(parse(readFileSync(`/work/shared/corpus/names/${f}`), { columns: true, bom: true }) as Array<{ full_name: string }>).map((r) => r.full_name));
  const all = [...new Set(names)].slice(0, 20000);
  console.log(names.length, all.length);
  const random = seeded(3);
  const planted: string[] = [];
  const rows = all.map((text, k) => ({ party: `p${k}`, type: "official", languages: ["en"], text }));
  for (let k = 0; k < 300; k++) {
    const at = Math.floor(random() * all.length);
    const text = all[at] ?? "";
    const words = text.split(" ");
    const kind = k % 3;
    let other = text;
    if (kind === 0) other = words.reverse().join(" ");
    if (kind === 1) { const w = [...text]; const i = Math.floor(random() * (w.length - 1)); [w[i], w[i + 1]] = [w[i + 1] ?? "", w[i] ?? ""]; other = w.join(""); }
    if (kind === 2) other = text.toUpperCase().replace(" ", "-");
    rows.push({ party: `q${at}x${k}k${kind}`, type: "official", languages: ["en"], text: other });
    planted.push(`p${at} q${at}x${k}k${kind}`);
  }
  for (let z=0;z<2;z++) likelyPairs({ names: rows, websites: [], identifiers: [], tied: [] }, new Set()); const s = performance.now();
  const pairs = likelyPairs({ names: rows, websites: [], identifiers: [], tied: [] }, new Set());
  console.log("ms", performance.now() - s, "pairs", pairs.length);
  const found = new Set(pairs.map((p) => `${p.one} ${p.other}`));
  for (const k of [0, 1, 2]) { const of = planted.filter((p) => p.endsWith(`k${k}`)); console.log(k, of.filter((p) => found.has(p)).length, of.length); }
  console.log(pairs.filter((p) => !p.other.startsWith("q")).length);
  for (const p of pairs.filter((p) => !p.other.startsWith("q")).slice(0, 40)) console.log(p.score, p.grounds.map((g) => g.one + " ~ " + g.other).join());
  for (const p of planted.filter((p) => !found.has(p)).slice(0, 20)) { const [a, b] = p.split(" "); console.log("missed", rows.find((r) => r.party === a)?.text, "~", rows.find((r) => r.party === b)?.text); }
});
import { readyNames, pairsToCompare, likenessOf } from "./likeness.ts";
test("z", () => {
  const all = [...new Set((parse(readFileSync(`/work/shared/corpus/names/negatives.csv`), { columns: true, bom: true }) as Array<{ full_name: string }>).map((r) => r.full_name))].map((text, k) => ({ party: `p${k}`, type: "official", languages: ["en"], text }));
  for (let z = 0; z < 2; z++) {
  const t0 = performance.now(); const r = readyNames(all); const t1 = performance.now(); const p = pairsToCompare(r); const t2 = performance.now(); for (const [a, b] of p) likenessOf(a, b); const t3 = performance.now();
  console.log("ready", t1 - t0, "pairs", p.length, t2 - t1, "like", t3 - t2);
  }
});
