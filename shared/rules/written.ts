// A document as it is read: its text, and the day on which it was written where somebody knows it. "This weekend" counts from that
// day, so that the same version means the same days whenever it is read again.

import { localDate } from '../time/time.ts';

/** `on` is `YYYY-MM-DD`, by the shop's clock. A text alone is of no known day. */
export type Written = string | { readonly text: string; readonly on: string };

/** A text that was saved at an instant, as it is read in the shop's zone. */
export const writtenAt = (text: string, at: Date | undefined, zone: string): Written =>
  at === undefined ? text : { text, on: localDate(at, zone) };

/** Whether it may say something that counts from its day; most documents do not, and then nobody need find out which day that was. */
export const countsFromItsDay = (text: string): boolean =>
  /\b(?:this|coming|today|tomorrow|until|till|til|before)\b/i.test(text);

export const textOf = (written: Written): string => (typeof written === 'string' ? written : written.text);

export const dayOf = (written: Written): string | undefined =>
  typeof written === 'string' ? undefined : written.on;
