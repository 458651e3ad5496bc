import { withoutEnd } from '../text/ends.ts';

/** The address of a path under a function's URL, with which or without which slash that URL may end. */
export const under = (base: string, path: string): string => `${withoutEnd(base, '/')}/${path}`;
