// The letters about an alarm: that it rings, and that all is well again.
import { number } from '../owner-mail/figures.ts';
import type { EmailBlock, EmailContent } from '../pages/email-blocks.ts';
import { emailParts } from '../pages/email-parts.ts';
import { english } from '../pages/words-language.ts';
import type { Shop } from '../shop/shop.ts';
import { dateFormat } from '../text/formats.ts';
import type { Measured } from './alarm-change.ts';
import { readAlarmDescription } from './description.ts';

export type AlarmFacts = {
  readonly name: string;
  readonly rangAt: Date;
  readonly description: string;
  readonly measured?: Measured | undefined;
  readonly wellSince?: Date | undefined;
  /** The page about it. */
  readonly url: string;
};

export type Letter = { readonly subject: string; readonly html: string; readonly text: string };

/** `Saturday 28 November, 14:05`, by the shop's clock. */
export const shopMoment = (at: Date, { locale, timeZone }: Pick<Shop, 'locale' | 'timeZone'>): string =>
  dateFormat(english(locale), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at);

/** `Measured: 3 in 5 minutes; it rings from 1 on`, in the words of whoever reads it. */
function measuredWords({ value, threshold, seconds }: Measured, shop: Shop): string {
  const shown = (figure: number): string =>
    threshold < 1 ? `${number(Math.round(figure * 10_000) / 100, shop)} %` : number(figure, shop);
  const minutes = Math.round(seconds / 60);
  const span = minutes >= 1_440 ? 'a day' : minutes >= 60 ? 'an hour' : `${minutes} minutes`;
  return `${shown(value)} in ${span}; it rings from ${shown(threshold)} on`;
}

export function ringLetter(facts: AlarmFacts, shop: Shop): Letter {
  const { name, rangAt, description, measured, wellSince, url } = facts;
  const words = readAlarmDescription(description);
  const { first, rest } = firstSentence(words.happened);
  const heading = first === '' ? `${name} rings` : first;
  return letterOf(shop, `${withoutStop(heading)} (${name})`, {
    heading: withoutStop(heading),
    blocks: [
      ...(rest === '' ? [] : [{ kind: 'paragraph' as const, text: rest }]),
      {
        kind: 'keyValueTable',
        rows: [
          { key: 'Since', value: shopMoment(rangAt, shop) },
          ...(wellSince === undefined
            ? []
            : [{ key: 'Well again since', value: shopMoment(wellSince, shop) }]),
          ...(words.noticed === '' ? [] : [{ key: 'What others notice', value: words.noticed }]),
          ...(measured === undefined ? [] : [{ key: 'Measured', value: measuredWords(measured, shop) }]),
          { key: 'Alarm', value: name },
        ],
      },
      ...stepsOf(words.toDo),
      { kind: 'button', label: 'How it stands now', url },
      {
        kind: 'note',
        text: 'You hear again when all is well. On that page this alarm can also be silenced for an hour.',
      },
    ],
    footer: { lines: [runbookLine(words.runbook)] },
  });
}

export function wellLetter(facts: AlarmFacts & { readonly wellSince: Date }, shop: Shop): Letter {
  const { name, rangAt, wellSince, description, url } = facts;
  const words = readAlarmDescription(description);
  return letterOf(shop, `All is well again (${name})`, {
    heading: 'All is well again',
    blocks: [
      { kind: 'paragraph', text: `This is over: ${words.happened || name}` },
      {
        kind: 'keyValueTable',
        rows: [
          { key: 'From', value: shopMoment(rangAt, shop) },
          { key: 'Until', value: shopMoment(wellSince, shop) },
          { key: 'Alarm', value: name },
        ],
      },
      {
        kind: 'paragraph',
        text: 'Nothing rings any more. If something had to be done again, the page below says so.',
      },
      { kind: 'button', label: 'What there may be to do', url },
    ],
    footer: { lines: [runbookLine(words.runbook)] },
  });
}

const stepsOf = (toDo: readonly string[]): readonly EmailBlock[] =>
  toDo.length === 0
    ? []
    : [
        { kind: 'heading', text: 'What to do' },
        ...toDo.map((line, index) => ({ kind: 'paragraph' as const, text: `${index + 1}. ${line}` })),
      ];

const runbookLine = (heading: string): string =>
  heading === ''
    ? 'This letter comes once for each change of the alarm.'
    : `This letter comes once for each change of the alarm. More is in docs/runbook.md under ${heading}.`;

function letterOf(
  shop: Shop,
  subject: string,
  content: Pick<EmailContent, 'heading' | 'blocks' | 'footer'>,
): Letter {
  return {
    subject: `${shop.name}: ${subject}`,
    ...emailParts({ shop, lang: english(shop.locale), ...content }),
  };
}

function firstSentence(text: string): { readonly first: string; readonly rest: string } {
  const end = /[.!?](?= |$)/.exec(text);
  return end === null
    ? { first: text, rest: '' }
    : { first: text.slice(0, end.index + 1), rest: text.slice(end.index + 1).trim() };
}

const withoutStop = (sentence: string): string => sentence.replace(/\.$/, '');
