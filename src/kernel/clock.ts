/** Where "now" comes from; a test gives a fixed one. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
