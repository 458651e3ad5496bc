// The owner's words with this member's figures in them. What a member has no figure for is not said: somebody who can
// have every reward already is not told how far the next one is.
import { greetingName, withoutName } from '../../../shared/messages/greeting.ts';
import { fill } from '../../../shared/rules/template.ts';
import type { MailTemplate, Reward } from '../rules/shape.ts';
import { shown } from './points.ts';

export type Figures = {
  readonly name?: string | undefined;
  readonly shop: string;
  readonly balance?: string | undefined;
  readonly points?: string | undefined;
  readonly reward?: string | undefined;
  readonly next?: string | undefined;
  readonly missing?: string | undefined;
};

export type MailWords = { readonly subject: string; readonly paragraphs: readonly string[] };

const MAX_SUBJECT_LENGTH = 150;
const SENTENCE_END = /(?<=[.!?…])\s+/u;

/** The template filled in. Sentences that speak of a figure which is not there are left out. */
export function mailWords(template: MailTemplate, figures: Figures): MailWords {
  const name = greetingName(figures.name);
  const said = { ...figures, name: name ?? '' };
  const known = Object.fromEntries(
    Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const filled = (text: string) => fill(sayable(name === undefined ? withoutName(text) : text, known), known);
  const subject = filled(template.subject);
  return {
    subject: Array.from(subject === '' ? `From ${figures.shop}` : subject)
      .slice(0, MAX_SUBJECT_LENGTH)
      .join(''),
    paragraphs: template.text
      .split('\n\n')
      .map(filled)
      .filter((paragraph) => paragraph !== ''),
  };
}

const sayable = (text: string, known: Readonly<Record<string, string>>): string =>
  text
    .split(SENTENCE_END)
    .filter((sentence) => [...sentence.matchAll(/\{([^{}]*)\}/g)].every(([, name = '']) => name in known))
    .join(' ');

/** As people of this locale write a number of points: whole ones, `1,234`. */
export const pointsText = (points: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(shown(points));

/** `1 point`, `24 points`. */
export const countedPoints = (points: number, locale: string): string =>
  `${pointsText(points, locale)} ${shown(points) === 1 ? 'point' : 'points'}`;

/** `free coffee`, `free coffee and free lunch`, `free coffee, free lunch and $25 off`. */
export function rewardsPhrase(rewards: readonly string[]): string {
  const last = rewards.at(-1) ?? '';
  return rewards.length < 2 ? last : `${rewards.slice(0, -1).join(', ')} and ${last}`;
}

/** The price, where the rewards have one and the same. */
export const onePrice = (rewards: readonly Partial<Reward>[]): number | undefined => {
  const [first, ...others] = rewards.map(({ points }) => points);
  return others.every((points) => points === first) ? first : undefined;
};
