// How a story says a day, a moment and a sum, in the shop's own time and money. Pure.
import { formatMoney } from '../shop/money.ts';
import type { StorySources } from './story.ts';

export type StoryShop = { readonly timeZone: string; readonly locale: string };

/** `now` (ISO) is the shop's clock: the year is said only of another year. */
export function storyWords(
  { timeZone, locale }: StoryShop,
  now: string,
): Pick<StorySources, 'now' | 'day' | 'moment' | 'money'> {
  const said = (at: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(new Date(at));
  const day = (at: string) =>
    said(at, {
      day: 'numeric',
      month: 'long',
      ...(at.slice(0, 4) === now.slice(0, 4) ? {} : { year: 'numeric' }),
    });
  return {
    now,
    day,
    moment: (at) => `${day(at)} at ${said(at, { hour: '2-digit', minute: '2-digit' })}`,
    money(minor, currency) {
      if (typeof minor !== 'number' || typeof currency !== 'string') return 'an unknown amount';
      return formatMoney(minor, currency, locale);
    },
  };
}
