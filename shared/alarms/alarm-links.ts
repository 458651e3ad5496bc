// The link of an alarm's letter: to the page that says how the alarm stands, and on which it can be silenced for an hour. It
// stands where the product's other links stand, so that it needs no address of its own.
import { openToken, signToken } from '../links/signed-link.ts';
import { under } from '../links/under.ts';

const ALARM = 'alarm';

/** Longer than anybody acts upon a letter about trouble. */
const ALARM_LINK_DAYS = 30;
const DAY_MS = 86_400_000;

/** Good for thirty days. Only the alarm's name stands in it. */
export function alarmLink(baseUrl: string, name: string, { key, now }: { key: string; now: Date }): string {
  const expiry = String(Math.floor((now.getTime() + ALARM_LINK_DAYS * DAY_MS) / 1000));
  return under(baseUrl, `u/${signToken(ALARM, [name, expiry], key)}`);
}

/** The alarm's name; undefined for anything forged, edited, cut or too old. */
export function openAlarmToken(token: string, keys: readonly string[], now: Date): string | undefined {
  const [name, expiry = '', ...more] = openToken(ALARM, token, keys) ?? [];
  if (more.length > 0 || !/^\d{1,11}$/.test(expiry) || Number(expiry) * 1000 <= now.getTime())
    return undefined;
  return name;
}
