// The building stones of our e-mails. The HTML part and the plain-text part are both made from one list of
// these, so that the two can never say different things.

import type { ShopFace } from '../shop/look.ts';

export type KeyValueRow = { readonly key: string; readonly value: string };

export type Bar = {
  readonly label: string;
  /** Zero or more; the longest bar is the greatest value of the chart. */
  readonly value: number;
  /** What stands beside the bar, such as `7 (14 %)`; the value itself when absent. */
  readonly shown?: string;
};

/** A thing in a basket. Its name is a person's words: it is shown as text, in its own direction. */
export type ItemLine = {
  readonly name: string;
  /** What the HTML part shows of a long name; the whole stands in the title and in the text part. */
  readonly shortName?: string;
  /** What stands beside it, such as `2 × £25.00`. */
  readonly amount: string;
  /** Shown if it is an https address. */
  readonly pictureUrl?: string;
  /** Where the name leads. */
  readonly url?: string;
};

/** What stands below a sentence: what it means, what is wrong with it, an example of it at work. */
export type SaidNote = { readonly text: string; readonly tone?: 'wrong' | 'soft' };

/** A sentence that somebody wrote, with where it stands and what there is to say of it. */
export type SaidRow = {
  /** Such as `Line 12`; absent where it stands nowhere. */
  readonly label?: string;
  readonly text: string;
  readonly notes: readonly SaidNote[];
};

export type EmailBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  | { readonly kind: 'keyValueTable'; readonly caption?: string; readonly rows: readonly KeyValueRow[] }
  | {
      readonly kind: 'items';
      readonly items: readonly ItemLine[];
      /** How many are not listed. */
      readonly more: number;
      /** What stands between the items and the total: delivery, tax, a voucher. */
      readonly extras?: readonly { readonly label: string; readonly amount: string }[];
      readonly total: { readonly label: string; readonly amount: string };
    }
  | { readonly kind: 'barChart'; readonly caption: string; readonly bars: readonly Bar[] }
  /** One number that the letter is about, large, with the words that belong to it. */
  | { readonly kind: 'figure'; readonly figure: string; readonly label: string }
  /** How far somebody has come; `share` is from 0 to 1. */
  | { readonly kind: 'progress'; readonly share: number; readonly label: string }
  /** Something to show at the counter. */
  | { readonly kind: 'ticket'; readonly title: string; readonly detail: string }
  /** Sentences, one below the other, each with its notes. */
  | { readonly kind: 'sentences'; readonly caption: string; readonly rows: readonly SaidRow[] }
  /** Small print: an explanation that most readers may skip. */
  | { readonly kind: 'note'; readonly text: string };

export type EmailFooter = {
  /** Why this reader gets this letter, the shop's address, and the like. One line each. */
  readonly lines: readonly string[];
  /** Absent in letters to the owner, who cannot unsubscribe from the alarms of the own shop. */
  readonly unsubscribe?: { readonly label: string; readonly url: string };
};

export type EmailContent = {
  /** Whose letter it is: its name, and how it looks. */
  readonly shop: ShopFace;
  readonly heading: string;
  /** The line mail programs show beside the subject; the first paragraph when absent. */
  readonly preheader?: string;
  readonly blocks: readonly EmailBlock[];
  readonly footer: EmailFooter;
  /** BCP 47 tag; English when absent. */
  readonly lang?: string;
};

/**
 * What stands at the foot. Several countries want the sender's postal address in every mail that advertises, and that is
 * every mail with a way out: so no mail can be written that has the one and lacks the other.
 */
export const footerLines = ({ shop, footer }: Pick<EmailContent, 'shop' | 'footer'>): readonly string[] => [
  ...footer.lines,
  ...(footer.unsubscribe === undefined || shop.postalAddress === undefined
    ? []
    : [`${shop.name}, ${shop.postalAddress}`]),
];

/** The preheader as given, or else what the first paragraph says. */
export function preheaderOf(content: EmailContent): string {
  if (content.preheader !== undefined) return content.preheader;
  const first = content.blocks.find((block) => block.kind === 'paragraph');
  return first?.text ?? content.heading;
}

/** Each bar's length as whole percents of the longest; a value above nothing is never drawn as nothing. */
export function barPercents(bars: readonly Bar[]): readonly number[] {
  const greatest = Math.max(0, ...bars.map((bar) => bar.value));
  return bars.map(({ value }) =>
    greatest === 0 || value <= 0 ? 0 : Math.max(1, Math.round((value / greatest) * 100)),
  );
}

/**
 * The address as a mail program may open it. Throws for anything but http and https: such an address could
 * only come from a mistake of ours, and a letter with it must not go out.
 */
export function linkAddress(url: string): string {
  const { protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error(`A letter cannot link to ${protocol}`);
  return url;
}

/** How full the bar is drawn, in whole percent; only what is done is drawn full, and only nothing is drawn empty. */
export function progressPercent(share: number): number {
  if (!(share > 0)) return 0;
  return share >= 1 ? 100 : Math.min(99, Math.max(1, Math.round(share * 100)));
}

const mostPictureCharacters = 2000;

/** The address of a picture as a mail program may fetch it, or undefined: a letter does without rather than not go out. */
export function pictureAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href, username } = new URL(url);
  return protocol === 'https:' && username === '' && href.length <= mostPictureCharacters ? href : undefined;
}
