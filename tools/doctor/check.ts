// What a check of the doctor's is: it says what it looks at, looks, and answers what it found with what to type. One file in
// checks/ each, found by its folder, so that another check is another file and nothing else.

import type { Patient } from './patient.ts';
import type { Stage } from './stage.ts';

/** In the order of the table. */
export const GROUPS = [
  'this computer',
  'settings',
  'account',
  'deployment',
  'mail',
  'texts',
  'store and till',
  'day by day',
] as const;

export type Check = {
  readonly group: (typeof GROUPS)[number];
  /** What is looked at, in two or three words: the line's name. */
  readonly says: string;
  /** Where there is something to look at. Default: anywhere. */
  readonly only?: Stage;
  /** Reads only. What it throws becomes a line that could not be looked at. */
  readonly look: (patient: Patient) => Promise<readonly Finding[]>;
};

export type Finding = {
  /** `unknown`: it could not be seen from here, which is no illness. */
  readonly state: 'well' | 'ill' | 'unknown';
  readonly text: string;
  /** What to type, or where to click. Every illness has one. */
  readonly advice?: string;
  /** What `--fix` does, if that harms nothing and can be done again; it answers what it did. */
  readonly fix?: () => Promise<string>;
};

export const well = (text: string): Finding => ({ state: 'well', text });
export const ill = (text: string, advice: string, fix?: Finding['fix']): Finding => ({
  state: 'ill',
  text,
  advice,
  ...(fix === undefined ? {} : { fix }),
});
export const unknown = (text: string, advice?: string): Finding => ({
  state: 'unknown',
  text,
  ...(advice === undefined ? {} : { advice }),
});
