// What time it is, asked anew whenever it matters. The one clock of a deployed function; tests hand in another.

/** The present moment. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
