/** XLIFF 2.1 keeps the namespaces of 2.0. */
export const core = "urn:oasis:names:tc:xliff:document:2.0";
export const glossary = "urn:oasis:names:tc:xliff:glossary:2.0";
export const metadata = "urn:oasis:names:tc:xliff:metadata:2.0";
