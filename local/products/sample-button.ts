// What a product's sample buttons are: each event has a maker of its body.

export type SampleButton = {
  /** Whose webhook takes the event. */
  readonly product: string;
  readonly event: string;
  readonly label: string;
  readonly hint: string;
};

export type Press = {
  readonly event: string;
  readonly now: Date;
  /** Counts the presses, so that no two make the same id. */
  readonly count: number;
};

/** Makes the body that a button posts, or says why there is nothing to post. It may remember what it made. */
export type SampleMaker = (press: Press) => object | string;

/** Whether the delivery is to be signed with something that is not the shop's secret. */
export const isForged = (event: string): boolean => event.endsWith('forged');

/** An id that reads as one and grows with the clock. */
export const sampleId = (prefix: string, { now, count }: Press): string =>
  `${prefix}-${Math.floor(now.getTime() / 1000).toString(36)}-${count}`.toUpperCase();
