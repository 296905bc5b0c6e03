import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";

/** What a browser sends after a passkey was made or used, in the bounds that it never needs to leave. */
const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/);

const credentialId = base64url(1400);
const clientData = base64url(8000);

const transports = z.array(z.string().max(20)).max(10).optional().catch(undefined);

const registration = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  response: z.object({ clientDataJSON: clientData, attestationObject: base64url(16_000), transports }),
});

const authentication = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: clientData,
    authenticatorData: base64url(8000),
    signature: base64url(8000),
    userHandle: base64url(200).nullish(),
  }),
});

/** The transports that the standard knows (WebAuthn, AuthenticatorTransport). */
const known = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"];

/**
 * The client data say that the page stood in a frame of another site. The library looks at that only where the browser
 * names the other site as well.
 */
function isFramed(clientDataJSON: string): boolean {
  const data: unknown = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8"));
  return typeof data === "object" && data !== null && "crossOrigin" in data && data.crossOrigin === true;
}

const isSound = (clientDataJSON: string): boolean => {
  try {
    return !isFramed(clientDataJSON);
  } catch {
    return false;
  }
};

/** Undefined for anything that is no such answer. */
export function readRegistration(given: unknown): RegistrationResponseJSON | undefined {
  const { data } = registration.safeParse(given);
  if (data === undefined || !isSound(data.response.clientDataJSON)) return undefined;
  const { transports: named = [], ...response } = data.response;
  return {
    ...data,
    response: { ...response, transports: known.filter((one) => named.includes(one)) },
    clientExtensionResults: {},
  };
}

export function readAuthentication(given: unknown): AuthenticationResponseJSON | undefined {
  const { data } = authentication.safeParse(given);
  if (data === undefined || !isSound(data.response.clientDataJSON)) return undefined;
  const { userHandle, ...response } = data.response;
  return {
    ...data,
    response: userHandle ? { ...response, userHandle } : response,
    clientExtensionResults: {},
  };
}
