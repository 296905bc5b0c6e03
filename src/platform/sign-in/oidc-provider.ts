import type { Configuration, ServerMetadata } from "openid-client";
import type { Clock } from "../../kernel/clock.ts";
import { unavailable } from "../../kernel/errors.ts";
import { guardedFetch } from "./guarded-fetch.ts";

/** The one provider by which people may sign in, as the configuration names it. */
export interface OidcSettings {
  /** `https://…`; with `http:` only on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people know it by, for the button. */
  readonly name: string;
  /** Where the provider sends people back to, below the origin of the site. */
  readonly returnPath?: string | undefined;
}

export interface OidcProvider {
  readonly settings: OidcSettings;
  readonly returnPath: string;
  /**
   * What the library works with. What the provider says of itself is asked for once an hour; its keys each time.
   * @throws unavailable `oidc-unreachable`
   */
  configuration(clock: Clock): Promise<Configuration>;
}

/** The library is read when somebody signs in with the provider. */
export const oidcLibrary = () => import("openid-client");

const [limitSeconds, metadataLife] = [10, 3_600_000];

export function openProvider(settings: OidcSettings): OidcProvider {
  let kept: { readonly at: number; readonly metadata: ServerMetadata } | undefined;
  return {
    settings,
    returnPath: settings.returnPath ?? "/sign-in/oidc/return",
    async configuration(clock) {
      const now = clock().getTime();
      if (kept === undefined || Math.abs(now - kept.at) >= metadataLife) {
        kept = undefined;
        kept = { at: now, metadata: await discovered(settings) };
      }
      return configured(settings, kept.metadata, clock);
    },
  };
}

const isPlain = ({ issuer }: OidcSettings): boolean => new URL(issuer).protocol === "http:";

async function discovered(settings: OidcSettings): Promise<ServerMetadata> {
  const { allowInsecureRequests, customFetch, discovery } = await oidcLibrary();
  const issuer = new URL(settings.issuer);
  try {
    const found = await discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
      [customFetch]: guardedFetch(issuer),
      timeout: limitSeconds,
      execute: isPlain(settings) ? [allowInsecureRequests] : [],
    });
    return found.serverMetadata();
  } catch (error) {
    throw unavailable("oidc-unreachable", { name: settings.name }, error);
  }
}

async function configured(
  settings: OidcSettings,
  metadata: ServerMetadata,
  clock: Clock,
): Promise<Configuration> {
  const library = await oidcLibrary();
  const { clientId, clientSecret } = settings;
  // A provider that says what it takes and does not take the form is asked by the header.
  const takes = metadata.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  const shown = takes.includes("client_secret_post") ? library.ClientSecretPost : library.ClientSecretBasic;
  const client = {
    client_secret: clientSecret,
    [library.clockSkew]: Math.round((clock().getTime() - Date.now()) / 1000),
  };
  const configuration = new library.Configuration(metadata, clientId, client, shown(clientSecret));
  configuration.timeout = limitSeconds;
  configuration[library.customFetch] = guardedFetch(new URL(settings.issuer));
  // The signature is checked as well, although the token comes from the provider itself.
  library.enableNonRepudiationChecks(configuration);
  if (isPlain(settings)) library.allowInsecureRequests(configuration);
  return configuration;
}
