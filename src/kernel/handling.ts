/** Handling levels as at the United Nations, least restricted first. */
export const handlingLevels = ["public", "unclassified", "confidential", "strictly-confidential"] as const;
export type HandlingLevel = (typeof handlingLevels)[number];

/** How sure a fact is: named by the source page, found in a public source, common knowledge, doubtful. */
export const certainties = ["seed", "verified", "known", "unverified"] as const;
export type Certainty = (typeof certainties)[number];
