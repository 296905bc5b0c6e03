import { readFileSync } from "node:fs";
import { invalid } from "../../kernel/errors.ts";
import type { OidcSettings } from "./oidc-provider.ts";
import { isLoopbackHost } from "./public-address.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What signing in is told from outside. */
export interface SignInSettings {
  /** The secret of the installation; without it, that of the data folder (`secretOf`). */
  readonly secret: string | undefined;
  /** The provider by which people may sign in, if there is one. */
  readonly oidc: OidcSettings | undefined;
}

const shortest = 32;

/**
 * A variable that is empty counts as not given.
 * @throws invalid `config-secret`, `config-secret-file`, `config-secret-both`, `config-oidc-part`, `config-oidc-issuer`, each
 *   naming the variable and none repeating a secret
 */
export function readSignInSettings(environment: Environment): SignInSettings {
  const secret = secretIn(environment, "ENTENTE_SECRET");
  if (secret !== undefined && secret.length < shortest)
    throw invalid("config-secret", { name: "ENTENTE_SECRET", least: shortest });
  return { secret, oidc: providerIn(environment) };
}

/** The value of a variable, or of the file that `NAME_FILE` names. */
function secretIn(environment: Environment, name: string): string | undefined {
  const { [name]: value, [`${name}_FILE`]: file } = environment;
  if (value && file) throw invalid("config-secret-both", { name, other: `${name}_FILE` });
  if (value) return value;
  return file ? contentOf(`${name}_FILE`, file) : undefined;
}

function contentOf(name: string, file: string): string {
  let content: string;
  try {
    content = readFileSync(file, "utf8").trim();
  } catch (error) {
    // A file may be named by mistake with what should stand in it.
    throw invalid("config-secret-file", { name, reason: (error as { code?: string }).code ?? "?" });
  }
  if (content === "") throw invalid("config-secret-file", { name, reason: "EMPTY" });
  return content;
}

const names = {
  issuer: "ENTENTE_OIDC_ISSUER",
  clientId: "ENTENTE_OIDC_CLIENT_ID",
  clientSecret: "ENTENTE_OIDC_CLIENT_SECRET",
  name: "ENTENTE_OIDC_NAME",
} as const;

/** All of it or nothing: half a provider is a mistake. Without a name it is called by its host. */
function providerIn(environment: Environment): OidcSettings | undefined {
  const { [names.issuer]: issuer, [names.clientId]: clientId, [names.name]: name } = environment;
  const clientSecret = secretIn(environment, names.clientSecret);
  if (!issuer && !clientId && !clientSecret && !name) return undefined;
  const missing =
    (!issuer && names.issuer) || (!clientId && names.clientId) || (!clientSecret && names.clientSecret);
  if (missing || !issuer || !clientId || !clientSecret)
    throw invalid("config-oidc-part", { name: missing || names.issuer });
  const url = issuerOf(issuer);
  return { issuer, clientId, clientSecret, name: name || url.host };
}

/** The issuer is compared letter by letter with what the provider says of itself, and so is kept as it was written. */
function issuerOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopbackHost(url.hostname));
  if (
    url === undefined ||
    !isSafe ||
    url.username !== "" ||
    url.password !== "" ||
    url.search !== "" ||
    url.hash !== ""
  )
    throw invalid("config-oidc-issuer", { name: names.issuer });
  return url;
}
