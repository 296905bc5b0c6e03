/** The program as `app` puts it together, for tests of the platform that sweep over all of it. */
export { acts, areas, migrations, referenceSets, translators } from "../../src/app/areas.ts";
export { appCatalogues } from "../../src/app/catalogues.ts";
export { shippedData } from "../../src/app/installation.ts";
export { mailCatalogues } from "../../src/platform/mail/index.ts";
export { signInCatalogues } from "../../src/platform/sign-in/index.ts";
