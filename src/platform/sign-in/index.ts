export { signInCatalogues } from "./catalogues.ts";
export {
  type CodeFault,
  type Created,
  consumeCode,
  consumeLink,
  createLink,
  type FirstAdmin,
  type LinkFault,
  type NewLinkFor,
  type PeekedLink,
  peekLink,
  type Requested,
  requestLink,
  revokeLinksOf,
} from "./email-link.ts";
export { removeFactorsOf, removeTotp, secondStepOf } from "./factors.ts";
export { signInMigrations } from "./migrations.ts";
export {
  accountOf,
  canUsePasskeys,
  type LinkPurpose,
  linkLives,
  type Method,
  type Needs,
  type Proof,
  type SessionLives,
  type Step,
  sessionLives,
  type Tier,
} from "./model.ts";
export {
  beginOidc,
  finishOidc,
  linkOidc,
  listOidcLinks,
  type OidcBegun,
  type OidcFault,
  type OidcIdentity,
  type OidcLink,
  type Unlinked,
  unlinkOidc,
} from "./oidc.ts";
export type { OidcSettings } from "./oidc-provider.ts";
export {
  type Limited,
  type None,
  type Proven,
  type Refused,
  type Session,
  type SignedIn,
  type SignInEvent,
  type SignInEventKind,
  signInEventKinds,
} from "./outcomes.ts";
export {
  type AuthenticationBegun,
  beginPasskeyAuthentication,
  beginPasskeyRegistration,
  type EnrolFault,
  finishPasskeyAuthentication,
  finishPasskeyRegistration,
  type PasskeyAdded,
  type PasskeyFault,
  type RegistrationBegun,
} from "./passkey.ts";
export {
  listPasskeys,
  type Removed,
  removePasskey,
  renamePasskey,
  type ShownPasskey,
} from "./passkey-list.ts";
export { prepareSignIn, signInRole } from "./prepare.ts";
export { secretOf } from "./secret-file.ts";
export {
  type Ended,
  endSession,
  type FoundSession,
  findSession,
  listSessions,
  mayChangeFactors,
  revokeAllOf,
  revokeSession,
  rotateSession,
  startSession,
} from "./sessions.ts";
export { readSignInSettings, type SignInSettings } from "./settings.ts";
export { openSignIn, type SignIn, type SignInOptions } from "./sign-in.ts";
export {
  beginTotp,
  type CodeRefused,
  type CodesRenewed,
  confirmTotp,
  passSecondStep,
  renewRecoveryCodes,
  type TotpBegun,
  type TotpConfirmed,
  type TotpFault,
} from "./totp.ts";
export { forgetPerson, type KeptFor, keptOf, sweepSignIn } from "./upkeep.ts";
export type { Visitor } from "./visitor.ts";
