import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { EntenteError } from "../../kernel/errors.ts";
import { addressPrefix, countedAddress } from "../network/index.ts";
import { isLoopbackHost, isPublicAddress } from "./public-address.ts";
import { secretOf } from "./secret-file.ts";
import { isToken, keyOf, newCode, newToken, readCode, seal, shownCode, unseal } from "./secrets.ts";
import { readSignInSettings } from "./settings.ts";
import { agentOf } from "./visitor.ts";

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), "entente-test-secret-"));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

function refusalOf(work: () => unknown): EntenteError {
  try {
    work();
  } catch (error) {
    if (error instanceof EntenteError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("addresses", () => {
  test.each([
    ["192.0.2.77", "192.0.2.0/24", "192.0.2.77"],
    ["::ffff:192.0.2.77", "192.0.2.0/24", "192.0.2.77"],
    ["::ffff:c000:24d", "192.0.2.0/24", "192.0.2.77"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0::/48", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0::/48", "fe80:0:0:0::/64"],
    ["", "", "unknown"],
    ["not an address", "", "unknown"],
  ])("“%s” is shown as “%s” and counted as “%s”", (given, shown, counted) => {
    expect(addressPrefix(given)).toBe(shown);
    expect(countedAddress(given)).toBe(counted);
  });

  test.each([
    ["8.8.8.8", true],
    ["172.32.0.1", true],
    ["2606:4700::1111", true],
    ["10.0.0.1", false],
    ["127.0.0.1", false],
    ["169.254.169.254", false],
    ["172.31.255.255", false],
    ["192.168.1.1", false],
    ["100.64.0.1", false],
    ["0.0.0.0", false],
    ["255.255.255.255", false],
    ["::1", false],
    ["::", false],
    ["::ffff:10.0.0.1", false],
    ["::ffff:8.8.8.8", false],
    ["64:ff9b::a00:1", false],
    ["fd00::1", false],
    ["fe80::1", false],
    ["2002:a00:1::", false],
    ["2001:db8::1", false],
    ["localhost", false],
  ])("%s is an address of the Internet: %s", (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });

  test.each([
    ["localhost", true],
    ["127.0.0.1", true],
    ["127.9.9.9", true],
    ["[::1]", true],
    ["localhost.example", false],
    ["10.0.0.1", false],
    ["128.0.0.1", false],
  ])("%s is this machine: %s", (host, isThis) => {
    expect(isLoopbackHost(host)).toBe(isThis);
  });
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Chrome, Windows",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
    "Edge, Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    "Safari, iOS",
  ],
  [
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
    "Chrome, Android",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
    "Safari, macOS",
  ],
  ["<script>alert(1)</script>", ""],
  [undefined, ""],
])("a browser that says %s is shown as “%s”", (userAgent, shown) => {
  expect(agentOf(userAgent)).toBe(shown);
});

describe("codes and tokens", () => {
  test("a token is 256 bits in 43 characters, and nothing else is taken for one", () => {
    const tokens = Array.from({ length: 200 }, newToken);
    expect(new Set(tokens).size).toBe(200);
    for (const token of tokens) expect(isToken(token)).toBe(true);
    for (const other of ["", "x", `${tokens[0]}=`, `${tokens[0]}A`, "é".repeat(43), 7, null, undefined, {}])
      expect(isToken(other)).toBe(false);
  });

  test("a code is read as it was made, however it is typed", () => {
    fc.assert(
      fc.property(fc.constantFrom(8, 10), fc.boolean(), (length, small) => {
        const code = newCode(length);
        const shown = small ? shownCode(code).toLowerCase() : shownCode(code);
        expect(readCode(` ${shown} `, length)).toBe(code);
        expect(readCode(code.replaceAll("0", "o").replaceAll("1", "l"), length)).toBe(code);
      }),
    );
    expect(readCode("ABCD‑EFGH", 8)).toBe("ABCDEFGH");
    for (const wrong of ["ABCDEFG", "ABCDEFGHJ", "ABCDEFGU", "ABCD*FGH", "", 7, undefined, "A".repeat(9999)])
      expect(readCode(wrong, 8)).toBeUndefined();
  });

  test("what is sealed for one is opened by nobody else, with no other key, and not when a bit has changed", () => {
    const key = keyOf("one secret of at least thirty-two signs");
    const plain = randomBytes(20);
    const sealed = seal(key, "ana", plain);
    expect(unseal(key, "ana", sealed)).toEqual(plain);
    expect(sealed.includes(plain)).toBe(false);
    const other = keyOf("another secret of thirty-two signs!!");
    expect(refusalOf(() => unseal(other, "ana", sealed)).code).toBe("sign-in-secret-wrong");
    expect(refusalOf(() => unseal(key, "ben", sealed)).code).toBe("sign-in-secret-wrong");
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(refusalOf(() => unseal(key, "ana", changed)).code).toBe("sign-in-secret-wrong");
    }
    expect(refusalOf(() => unseal(key, "ana", sealed.subarray(0, 10))).code).toBe("sign-in-secret-wrong");
  });
});

describe("the secret of the installation", () => {
  test("is made once, for its owner alone, and is the same for every process", () => {
    const place = join(folder(), "data");
    const secret = secretOf({ folder: place, secret: undefined });
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(secretOf({ folder: place, secret: undefined })).toBe(secret);
    const file = join(place, ".sign-in-secret");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).toBe(`${secret}\n`);
  });

  test("is the one that is given, and then no file is made", () => {
    const place = folder();
    expect(secretOf({ folder: place, secret: "given" })).toBe("given");
    expect(existsSync(join(place, ".sign-in-secret"))).toBe(false);
  });

  test("is not made anew when its file is empty or no file", () => {
    const place = folder();
    const file = join(place, ".sign-in-secret");
    writeFileSync(file, "");
    const error = refusalOf(() => secretOf({ folder: place, secret: undefined }));
    expect(error).toMatchObject({ kind: "unavailable", code: "sign-in-secret-unreadable", params: { file } });
  });
});

const provider = {
  ENTENTE_OIDC_ISSUER: "https://login.example/realm",
  ENTENTE_OIDC_CLIENT_ID: "entente",
  ENTENTE_OIDC_CLIENT_SECRET: "s3cr3t-w0rd",
};

describe("settings", () => {
  test("without anything said there is no provider, and the secret is that of the data folder", () => {
    expect(readSignInSettings({})).toEqual({ secret: undefined, oidc: undefined });
    const names = [
      "SECRET",
      "SECRET_FILE",
      "OIDC_ISSUER",
      "OIDC_CLIENT_ID",
      "OIDC_CLIENT_SECRET",
      "OIDC_NAME",
    ];
    const empty = Object.fromEntries(names.map((name) => [`ENTENTE_${name}`, ""]));
    expect(readSignInSettings(empty)).toEqual({ secret: undefined, oidc: undefined });
  });

  test("secrets may stand in files, and a provider without a name is called by its host", () => {
    const place = folder();
    writeFileSync(join(place, "secret"), `${"k".repeat(32)}\n`);
    writeFileSync(join(place, "client"), "from a file\n");
    const { ENTENTE_OIDC_CLIENT_SECRET: _given, ...rest } = provider;
    const read = readSignInSettings({
      ...rest,
      ENTENTE_SECRET_FILE: join(place, "secret"),
      ENTENTE_OIDC_CLIENT_SECRET_FILE: join(place, "client"),
    });
    expect(read).toEqual({
      secret: "k".repeat(32),
      oidc: {
        issuer: "https://login.example/realm",
        clientId: "entente",
        clientSecret: "from a file",
        name: "login.example",
      },
    });
    expect(readSignInSettings({ ...provider, ENTENTE_OIDC_NAME: "Agency" }).oidc?.name).toBe("Agency");
  });

  const wrong: ReadonlyArray<readonly [string, Readonly<Record<string, string>>, string]> = [
    ["a short secret", { ENTENTE_SECRET: "s3cr3t-w0rd" }, "config-secret"],
    [
      "two secrets",
      { ENTENTE_SECRET: "s3cr3t-w0rd".repeat(3), ENTENTE_SECRET_FILE: "x" },
      "config-secret-both",
    ],
    ["a file that is not there", { ENTENTE_SECRET_FILE: "s3cr3t-w0rd" }, "config-secret-file"],
    ["a file that is a folder", { ENTENTE_SECRET_FILE: tmpdir() }, "config-secret-file"],
    ["no client", { ...provider, ENTENTE_OIDC_CLIENT_ID: "" }, "config-oidc-part"],
    ["no client secret", { ...provider, ENTENTE_OIDC_CLIENT_SECRET: "" }, "config-oidc-part"],
    ["no issuer", { ...provider, ENTENTE_OIDC_ISSUER: "" }, "config-oidc-part"],
    ["a name alone", { ENTENTE_OIDC_NAME: "s3cr3t-w0rd" }, "config-oidc-part"],
    ...[
      "http://login.example",
      "ftp://login.example",
      "login.example",
      "https://u:s3cr3t-w0rd@login.example",
      "https://login.example/?x=s3cr3t-w0rd",
      "https://login.example/#x",
      "http://localhost.example",
      "http://10.0.0.1",
    ].map(
      (issuer) =>
        [`the issuer ${issuer}`, { ...provider, ENTENTE_OIDC_ISSUER: issuer }, "config-oidc-issuer"] as const,
    ),
  ];
  test.each(wrong)("%s is refused, named, and no secret repeated", (_what, environment, code) => {
    const error = refusalOf(() => readSignInSettings(environment));
    expect(error).toMatchObject({ kind: "invalid", code });
    expect(String(error.params.name)).toMatch(/^ENTENTE_/);
    expect(JSON.stringify([error.params, error.message, String(error.cause ?? "")])).not.toContain("s3cr3t");
  });

  test("a provider on this machine may be without TLS", () => {
    for (const issuer of ["http://localhost:4000", "http://127.0.0.1:4000", "http://[::1]:4000"])
      expect(readSignInSettings({ ...provider, ENTENTE_OIDC_ISSUER: issuer }).oidc?.issuer).toBe(issuer);
  });
});
