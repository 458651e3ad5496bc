// Single cells of a CSV file, as shops and their programs write them.

import { text } from '../../shared/platforms/fields.ts';
import { instantText } from '../../shared/time/instant.ts';
import { toInstant } from '../../shared/time/time.ts';

/**
 * Exports write times with or without a zone, or a day alone; what lacks a zone is the shop's own time (a day
 * alone is its noon). What is no time comes back as it was written, for the reader to complain about.
 */
export function instantOf(written: string | undefined, timeZone: string): string | undefined {
  const whole = instantText(written);
  if (whole !== undefined) return whole;
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?$/i.exec(
    text(written) ?? '',
  );
  if (parts === null) return written;
  const [, year, month, day, hour = '12', minute = '00', second = '00'] = parts;
  try {
    const local = { year: Number(year), month: Number(month), day: Number(day) };
    const time = { hour: Number(hour), minute: Number(minute), second: Number(second) };
    return toInstant({ ...local, ...time }, timeZone).toISOString();
  } catch {
    return written;
  }
}

/** Undefined for an empty cell; what is neither comes back as it was written. */
export function yesOrNo(written: string | undefined): boolean | string | undefined {
  if (written === undefined) return undefined;
  if (/^(true|yes|y|1)$/i.test(written)) return true;
  return /^(false|no|n|0)$/i.test(written) ? false : written;
}
