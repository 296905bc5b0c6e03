import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBackup, restoreBackup, writeBackup } from "../../src/platform/backup/index.ts";
import { withClient } from "../../src/platform/postgres/index.ts";
import { appRoleName } from "../../src/platform/storage/index.ts";
import { type LooseManifest, type Member, membersOf, spoiled, writeMembers } from "../support/backup-file.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { type EmptyInstallation, emptyInstallation } from "../support/empty-installation.ts";
import { inAct, sealAll } from "../support/journal.ts";
import { migrations } from "../support/program.ts";
import { codeOf, numberOf, seeded } from "../support/sql.ts";

const parts = { sets: migrations, appRole: appRoleName };
let folder: string;
let source: EmptyInstallation;
let target: FreshDatabase;
let whole: string;
let members: Member[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "entente-damage-"));
  chmodSync(folder, 0o755);
  source = await emptyInstallation();
  target = await freshDatabase();
  const rows = `insert into registry.region (id, parent_id, verification)
    values ('150', null, 'verified'), ('151', '150', 'verified')`;
  await inAct(source.ownerUrl, rows);
  await sealAll(source.ownerUrl);
  whole = join(folder, "whole.entente");
  const options = { file: whole, force: false, program: "0.0.0-test", now: new Date("2026-11-25T09:00:00Z") };
  await withClient(source.ownerUrl, (owner) => writeBackup(owner, options));
  members = await membersOf(whole);
});
afterAll(async () => {
  await target.drop();
  await source.close();
  rmSync(folder, { recursive: true, force: true });
});

/** How a restore of the file into the empty database ends: `none` when it is done. */
async function outcomeOf(file: string, head?: string): Promise<string> {
  return codeOf(
    (async () => {
      const backup = await openBackup(file, parts, head);
      try {
        await withClient(target.ownerUrl, (owner) => restoreBackup(owner, backup, parts));
      } finally {
        await backup.close();
      }
    })(),
  );
}

const relations = `select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;

/** Refused with this code, and the database as empty as before. */
async function expectRefusal(file: string, code: string): Promise<void> {
  expect(await outcomeOf(file)).toBe(code);
  expect(await numberOf(target.ownerUrl, relations)).toBe(0);
}

const written = (name: string, content: Buffer | string): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

describe("a file that is not as it was written", () => {
  test("is refused wherever one byte of it differs", async () => {
    const bytes = readFileSync(whole);
    const random = seeded(2617);
    const places = Array.from({ length: 60 }, () => Math.floor(random() * bytes.length));
    for (const place of [
      ...Array(12).keys(),
      ...places,
      ...Array.from({ length: 9 }, (_, n) => bytes.length - 1 - n),
    ]) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8((changed[place] ?? 0) ^ 0xff, place);
      const code = await codeOf(openBackup(written("flipped.entente", changed), parts));
      expect(code, `byte ${place} of ${bytes.length}`).toMatch(
        place < 10 ? /^backup-foreign$/ : /^backup-damaged$/,
      );
    }
  });

  test("is refused wherever it breaks off, and when something follows", async () => {
    const bytes = readFileSync(whole);
    for (const share of [0, 0.1, 0.5, 0.9, 0.99]) {
      const short = written("short.entente", bytes.subarray(0, Math.floor(bytes.length * share) + 10));
      await expectRefusal(short, "backup-damaged");
    }
    await expectRefusal(written("lacks-one.entente", bytes.subarray(0, -1)), "backup-damaged");
    await expectRefusal(
      written("longer.entente", Buffer.concat([bytes, Buffer.from("x")])),
      "backup-damaged",
    );
    await expectRefusal(written("twice.entente", Buffer.concat([bytes, bytes])), "backup-damaged");
  });
});

const foreign: ReadonlyArray<readonly [string, () => Buffer]> = [
  ["empty", () => Buffer.alloc(0)],
  ["text", () => Buffer.from("id,name\nfatf,FATF\n")],
  ["another archive", () => Buffer.from("PK\u0003\u0004 and so on")],
];
test.each(foreign)("a file of another kind is no backup: %s", async (_kind, content) => {
  await expectRefusal(written("foreign", content()), "backup-foreign");
});

test("compressed text that is no archive is refused", async () => {
  const packed = gzipSync("x".repeat(2000));
  packed[9] = 0xff;
  await expectRefusal(written("text.gz", packed), "backup-damaged");
});

test.each([
  ["an absent file", () => join("absent", "x")],
  ["a folder", () => "."],
])("%s cannot be read", async (_kind, name) => {
  await expectRefusal(join(folder, name()), "backup-unreadable");
});

const rowsOfParty = /registry\.region\//;
const first = (): Member => members[0] ?? { name: "", content: Buffer.alloc(0) };
const arranged: ReadonlyArray<readonly [string, () => Member[], string]> = [
  ["no manifest", () => members.slice(0, -1), "backup-foreign"],
  [
    "a manifest that is no JSON",
    () => [...members.slice(0, -1), { name: "manifest.json", content: Buffer.from("{") }],
    "backup-foreign",
  ],
  [
    "a manifest of something else",
    () => [...members.slice(0, -1), { name: "manifest.json", content: Buffer.from('{"format":1}') }],
    "backup-foreign",
  ],
  ["a member missing", () => members.slice(1), "backup-damaged"],
  [
    "two members in each other's place",
    () => [...members.slice(1, 2), first(), ...members.slice(2)],
    "backup-damaged",
  ],
  ["a member twice", () => [first(), ...members], "backup-damaged"],
  [
    "a member behind the manifest",
    () => [...members, { name: "more", content: Buffer.from("x") }],
    "backup-damaged",
  ],
  [
    "a member that leads out of the folder",
    () => [{ name: "../../etc/cron.d/x", content: Buffer.from("x") }, ...members],
    "backup-damaged",
  ],
  [
    "a member with an absolute name",
    () => [{ ...first(), name: "/etc/passwd" }, ...members.slice(1)],
    "backup-damaged",
  ],
  [
    "a symbolic link",
    () => [
      { name: "tables/x", content: Buffer.alloc(0), type: "symlink", linkname: "/etc/passwd" },
      ...members,
    ],
    "backup-damaged",
  ],
  [
    "a manifest that is a link",
    () => [
      ...members.slice(0, -1),
      { name: "manifest.json", content: Buffer.alloc(0), type: "symlink", linkname: "/etc/passwd" },
    ],
    "backup-damaged",
  ],
  [
    "a folder",
    () => [{ name: "tables", content: Buffer.alloc(0), type: "directory" }, ...members],
    "backup-damaged",
  ],
];
test.each(arranged)(
  "an archive that was put together otherwise is refused: %s",
  async (_what, made, code) => {
    await expectRefusal(await writeMembers(join(folder, "arranged.entente"), made()), code);
  },
);

type Content = (name: string, rows: Buffer) => Buffer;
const same: Content = (_name, rows) => rows;
const inRegions =
  (change: (text: string) => string): Content =>
  (name, rows) =>
    rowsOfParty.test(name) ? Buffer.from(change(String(rows))) : rows;
const tableOf = (manifest: LooseManifest, name: string) => {
  const found = manifest.tables.find((table) => `${table.schema}.${table.name}` === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

/** Files whose digests all fit: what is wrong shows only in what they say. */
const invented: ReadonlyArray<readonly [string, (manifest: LooseManifest) => void, Content, string]> = [
  [
    "a later form",
    (m) => {
      m.format = 2;
    },
    same,
    "backup-format",
  ],
  [
    "a migration that is unknown",
    (m) => {
      m.migrations.push({ id: "registry/9999-later", digest: "0" });
    },
    same,
    "backup-newer",
  ],
  [
    "a migration of another text",
    (m) => {
      for (const one of m.migrations) one.digest = "0";
    },
    same,
    "migration-changed",
  ],
  [
    "a table that no migration makes",
    (m) => {
      m.tables.push({ schema: "pg_catalog", name: "pg_authid", columns: ["rolname"], rows: 0, members: [] });
    },
    same,
    "backup-damaged",
  ],
  [
    "a name that is more than a name",
    (m) => {
      tableOf(m, "registry.region").name = 'region"; drop schema journal cascade; --';
    },
    same,
    "backup-damaged",
  ],
  [
    "a table twice",
    (m) => {
      m.tables.push({ ...tableOf(m, "entente.fact"), members: [] });
    },
    same,
    "backup-damaged",
  ],
  [
    "a table missing",
    (m) => {
      m.tables = m.tables.filter(({ name }) => name !== "fact");
    },
    same,
    "backup-damaged",
  ],
  [
    "a column that there is not",
    (m) => {
      tableOf(m, "registry.region").columns.push("secret");
    },
    same,
    "backup-damaged",
  ],
  [
    "more rows than there are",
    (m) => {
      tableOf(m, "registry.region").rows += 1;
    },
    same,
    "backup-damaged",
  ],
  [
    "rows without a member",
    (m) => {
      tableOf(m, "entente.fact").rows = 3;
    },
    same,
    "backup-damaged",
  ],
  [
    "a sequence missing",
    (m) => {
      m.sequences = m.sequences.slice(1);
    },
    same,
    "backup-damaged",
  ],
  [
    "an unknown key",
    (m) => {
      m.trusted = true;
    },
    same,
    "backup-foreign",
  ],
  ["a value that does not fit", () => {}, inRegions((text) => text.replace("150", "15")), "backup-damaged"],
  [
    "a row that points at nothing",
    () => {},
    inRegions((text) => text.replace("\t150\t", "\t999\t")),
    "backup-damaged",
  ],
  ["a row that is no row", () => {}, inRegions((text) => `${text}150\n`), "backup-damaged"],
  [
    "an act that was changed",
    () => {},
    (name, rows) =>
      /journal\.act\//.test(name)
        ? Buffer.from(String(rows).replace("lab.write-note", "lab.wrote-note"))
        : rows,
    "backup-journal-broken",
  ],
  [
    "a head that the chain does not contain",
    (m) => {
      m.head = "0".repeat(64);
    },
    same,
    "backup-journal-broken",
  ],
];
test.each(invented)(
  "a file that agrees with itself is not believed: %s",
  async (_what, ...[change, content, code]) => {
    const made = spoiled(members, change, content);
    await expectRefusal(await writeMembers(join(folder, "invented.entente"), made), code);
  },
);

test("another head than the one that was kept is refused, and the file itself is good", async () => {
  expect(await outcomeOf(whole, "f".repeat(64))).toBe("backup-other-head");
  expect(await numberOf(target.ownerUrl, relations)).toBe(0);
  const again = await writeMembers(
    join(folder, "again.entente"),
    spoiled(members, () => {}),
  );
  expect(await outcomeOf(again)).toBe("none");
  expect(await numberOf(target.ownerUrl, "select count(*) from registry.region")).toBe(2);
});
