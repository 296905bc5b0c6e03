import type { ReadUnit, ReadXliff } from "../../engines/xliff/index.ts";

/** A document as JSON can say it. */
export type PackedXliff = Omit<ReadXliff, "units"> & {
  readonly units: readonly (Omit<ReadUnit, "metadata"> & {
    readonly metadata: readonly (readonly [key: string, value: string])[];
  })[];
};

export const packed = ({ units, ...tags }: ReadXliff): PackedXliff => ({
  ...tags,
  units: units.map((unit) => ({ ...unit, metadata: [...unit.metadata] })),
});

/** What is absent in JSON is undefined here. */
export const unpacked = ({ sourceLanguage, targetLanguage, units }: PackedXliff): ReadXliff => ({
  ...{ sourceLanguage, targetLanguage },
  units: units.map(({ file, id, line, source, target, state, subStates, metadata }) => ({
    ...{ file, id, line, source, target, state, subStates, metadata: new Map(metadata) },
  })),
});
