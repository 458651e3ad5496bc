// The frame of the owner's letter about a month, the same for every product: the paragraph on top, the figures below it.

import type { Email } from '../messages/outcome.ts';
import type { EmailBlock } from '../pages/email-blocks.ts';
import { emailParts } from '../pages/email-parts.ts';
import { english } from '../pages/words-language.ts';
import type { Shop } from '../shop/shop.ts';
import { type CalendarMonth, monthName } from '../time/calendar-month.ts';
import type { ParagraphFacts } from './owner-paragraph.ts';

export type MonthlyLetter = {
  /** The tag of its product, by which what comes of the mail is told apart. */
  readonly product: string;
  /** What the letter is about: the beginning of its subject. */
  readonly about: string;
  readonly month: CalendarMonth;
  readonly heading: string;
  readonly paragraph: string;
  readonly figures: readonly EmailBlock[];
  /** How it was counted. */
  readonly footer: readonly string[];
};

/** The letter, for everybody who owns the shop. Pure. */
export function monthlyLetter(letter: MonthlyLetter, shop: Shop): Email {
  const { product, about, month, heading, paragraph, figures, footer } = letter;
  const name = monthName(month, shop.locale);
  return {
    to: shop.ownerEmails,
    subject: `${about} in ${name}`,
    ...emailParts({
      shop,
      heading,
      preheader: `${about}, ${name}`,
      blocks: [{ kind: 'paragraph', text: paragraph }, ...figures],
      footer: { lines: footer },
      lang: english(shop.locale),
    }),
    tags: { product, letter: 'monthly-summary' },
  };
}

/**
 * What the model is asked for the paragraph on top: `how` ends the sentence "how …" and may be followed by what else to
 * say. The facts are data.
 */
export const paragraphPrompt = (
  how: string,
  { month, counts }: ParagraphFacts,
  more: Readonly<Record<string, string>>,
): { readonly system: string; readonly user: string } => ({
  system: [
    `You write one short paragraph of plain English for the owner of a small shop: how ${how}`,
    'At most four sentences. Use only numbers that stand in the facts, written as they stand there, in digits. Compute nothing and compare with nothing else.',
    'No links, no lists, no greeting. Answer with JSON only: {"paragraph": "…"}.',
  ].join(' '),
  user: JSON.stringify({ month, ...counts, ...more }),
});
