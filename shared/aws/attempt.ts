// The name of one attempt to write. It stands on the row that the attempt wrote, so that an attempt whose answer was
// lost recognises its own row when it is repeated, and does not take it for somebody else's.
import { randomBytes } from 'node:crypto';

/** Twelve letters; new at every call, and the same for all repeats of the write it is made for. */
export const newAttempt = (): string => randomBytes(9).toString('base64url');

/** True when this very attempt wrote the row. */
export const isOwn = (row: Readonly<Record<string, unknown>> | undefined, attempt: string): boolean =>
  row?.attempt === attempt;
