import { irisOf } from "./iris.ts";

/**
 * A value out of a list of ours: `"certainty": "verified"` means `ns#certainty-verified`. Inside, every other term is
 * unknown (`null`), or the value `member` would mean the term `member`.
 */
const listed = (vocabulary: string, name: string, id = `${vocabulary}#${name}`) => {
  const meaning = { "@id": id, "@type": "@vocab" };
  return {
    ...meaning,
    "@context": [null, { "@version": 1.1, "@vocab": `${vocabulary}#${name}-`, [name]: meaning }],
  };
};

const inLanguages = (id: string) => ({ "@id": id, "@container": "@language" });
const thing = (id: string) => ({ "@id": id, "@type": "@id" });
const typed = (id: string, type: string) => ({ "@id": id, "@type": type });

const prefixes = {
  schema: "https://schema.org/",
  org: "http://www.w3.org/ns/org#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  dcterms: "http://purl.org/dc/terms/",
  time: "http://www.w3.org/2006/time#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

const common = {
  name: inLanguages("schema:name"),
  alternateName: inLanguages("schema:alternateName"),
  description: inLanguages("schema:description"),
  url: thing("schema:url"),
  sameAs: thing("schema:sameAs"),
  mainEntityOfPage: thing("schema:mainEntityOfPage"),
  inLanguage: "schema:inLanguage",
  identifier: "schema:identifier",
  propertyID: "schema:propertyID",
  value: "schema:value",
  isPartOf: thing("schema:isPartOf"),
  hasPart: thing("schema:hasPart"),
  about: thing("schema:about"),
  subjectOf: thing("schema:subjectOf"),
  source: thing("dcterms:source"),
  datePublished: "schema:datePublished",
  publisher: "schema:publisher",
  translationOfWork: thing("schema:translationOfWork"),
  temporal: thing("dcterms:temporal"),
  asOf: typed("ns:asOf", "xsd:date"),
} as const;

const times = {
  hasBeginning: "time:hasBeginning",
  hasEnd: "time:hasEnd",
  inXSDDate: typed("time:inXSDDate", "xsd:date"),
  inXSDgYear: typed("time:inXSDgYear", "xsd:gYear"),
  inXSDgYearMonth: typed("time:inXSDgYearMonth", "xsd:gYearMonth"),
} as const;

const organisations = {
  parentOrganization: thing("schema:parentOrganization"),
  subOrganization: thing("schema:subOrganization"),
  subOrganizationOf: thing("org:subOrganizationOf"),
  memberOf: thing("schema:memberOf"),
  orgMemberOf: thing("org:memberOf"),
  foundingDate: "schema:foundingDate",
  dissolutionDate: "schema:dissolutionDate",
  address: "schema:address",
  addressLocality: "schema:addressLocality",
  addressCountry: "schema:addressCountry",
  areaServed: thing("schema:areaServed"),
  hasMembership: "org:hasMembership",
  /** Read backwards: the memberships whose organisation this is. */
  memberships: { "@reverse": "org:organization" },
  member: thing("org:member"),
  organization: thing("org:organization"),
  memberDuring: "org:memberDuring",
  changedBy: "org:changedBy",
  resultedFrom: "org:resultedFrom",
  originalOrganization: thing("org:originalOrganization"),
  resultingOrganization: thing("org:resultingOrganization"),
} as const;

const legislation = {
  legislationIdentifier: "schema:legislationIdentifier",
  legislationDate: "schema:legislationDate",
  legislationLegalForce: { "@id": "schema:legislationLegalForce", "@type": "@id" },
  legislationPassedBy: "schema:legislationPassedBy",
  legislationChanges: thing("schema:legislationChanges"),
  expires: "schema:expires",
  abstract: inLanguages("schema:abstract"),
} as const;

const concepts = {
  prefLabel: inLanguages("skos:prefLabel"),
  inScheme: thing("skos:inScheme"),
  topConceptOf: thing("skos:topConceptOf"),
  notation: "skos:notation",
  broader: thing("skos:broader"),
  narrower: thing("skos:narrower"),
  scopeNote: inLanguages("skos:scopeNote"),
} as const;

const own = (vocabulary: string) => ({
  names: "ns:names",
  text: "ns:text",
  relations: "ns:relations",
  subject: thing("ns:subject"),
  object: thing("ns:object"),
  establishment: "ns:establishment",
  instrument: thing("ns:instrument"),
  established: thing("ns:established"),
  cooperatesWith: thing("ns:cooperatesWith"),
  supports: thing("ns:supports"),
  observerOf: thing("ns:observerOf"),
  associateOf: thing("ns:associateOf"),
  renews: thing("ns:renews"),
  extends: thing("ns:extends"),
  supersedes: thing("ns:supersedes"),
  amends: thing("ns:amends"),
  recalls: thing("ns:recalls"),
  carriedOnBy: thing("ns:carriedOnBy"),
  onSourcePage: typed("ns:onSourcePage", "xsd:boolean"),
  addressee: inLanguages("ns:addressee"),
  m49: "ns:m49",
  iso3: "ns:iso3",
  iso2: "ns:iso2",
  certainty: listed(vocabulary, "certainty"),
  kind: listed(vocabulary, "kind"),
  category: listed(vocabulary, "category"),
  lifeCycle: listed(vocabulary, "lifeCycle"),
  nameType: listed(vocabulary, "nameType"),
  relationKind: listed(vocabulary, "relationKind"),
  standing: listed(vocabulary, "standing"),
  unStatus: listed(vocabulary, "unStatus"),
  topic: listed(vocabulary, "topic"),
  office: listed(vocabulary, "office"),
  purpose: listed(vocabulary, "purpose"),
  role: listed(vocabulary, "role", `${prefixes.org}role`),
});

/** The one context that every document of the site refers to, JSON-LD 1.1. */
export function contextOf(origin: string) {
  const { vocabulary } = irisOf(origin);
  return {
    "@context": {
      "@version": 1.1,
      // A context of ours that is merged with another's keeps its meaning.
      "@protected": true,
      ...prefixes,
      ns: `${vocabulary}#`,
      ...common,
      ...times,
      ...organisations,
      ...legislation,
      ...concepts,
      ...own(vocabulary),
    },
  };
}
