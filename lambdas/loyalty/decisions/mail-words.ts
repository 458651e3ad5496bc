// The owner's words with this member's figures in them, and how figures are written.
import { cut } from '../../../shared/text/cut.ts';
import { numberFormat } from '../../../shared/text/formats.ts';
import { listed } from '../../../shared/text/listed.ts';
import { shown } from '../points.ts';
import { fillMail, type MailFacts } from '../rules/fill-mail.ts';
import type { MailTemplate } from '../rules/shape.ts';

export type MailWords = { readonly subject: string; readonly paragraphs: readonly string[] };

const MAX_SUBJECT_LENGTH = 150;

/** The template filled in. A subject that names a figure which is not known gives way to a plain one. */
export function mailWords(template: MailTemplate, facts: MailFacts): MailWords {
  const { subject, text } = fillMail(template, facts);
  const usable = /[{}]/.test(subject) || subject.trim() === '' ? `News from ${facts.shop}` : subject;
  return {
    subject: cut(usable, { characters: MAX_SUBJECT_LENGTH }),
    paragraphs: text.split('\n\n').filter((paragraph) => paragraph !== ''),
  };
}

/** As people of this locale write a number of points: whole ones, `1,234`. */
export const pointsText = (points: number, locale: string): string =>
  numberFormat(locale, { maximumFractionDigits: 0 }).format(shown(points));

/** `1 point`, `24 points`. */
export const countedPoints = (points: number, locale: string): string =>
  `${pointsText(points, locale)} ${shown(points) === 1 ? 'point' : 'points'}`;

/** `free coffee`, `free coffee or free lunch`, `free coffee, free lunch or $25 off`: the points pay for one of them. */
export const rewardsPhrase = (rewards: readonly string[]): string => listed(rewards, 'or');
