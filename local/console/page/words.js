// @ts-check
// Times and figures as people read them, in the shop's own zone.

let timeZone = 'UTC';
let locale = 'en-GB';

/** @param {{ timeZone: string, locale: string }} shop */
export function speakAs(shop) {
  timeZone = shop.timeZone;
  locale = shop.locale;
}

/** @param {string} iso @param {Intl.DateTimeFormatOptions} options */
const format = (iso, options) =>
  new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(new Date(iso));

/** @param {string} iso */
export const fullTime = (iso) =>
  format(iso, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });

/** @param {string} iso */
export const shortTime = (iso) =>
  format(iso, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** How long from one instant to a later one, in the two largest words. @param {string} from @param {string} to */
export function span(from, to) {
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `in ${minutes} min`;
  if (minutes < 48 * 60)
    return `in ${Math.floor(minutes / 60)} h ${minutes % 60 === 0 ? '' : `${minutes % 60} min`}`.trim();
  return `in ${Math.round(minutes / 1440)} days`;
}

/** @param {number} amount */
export const dollars = (amount) => `$${amount.toFixed(amount !== 0 && Math.abs(amount) < 0.01 ? 4 : 2)}`;

/** @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = `${one}s`) =>
  `${count.toLocaleString(locale)} ${count === 1 ? one : many}`;

/** The hour of the shop's day, 0 to 23. @param {string} iso */
export const hourIn = (iso) =>
  Number(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(new Date(iso)),
  );

/** To the second. @param {string} iso */
export const exactTime = (iso) =>
  format(iso, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' });
