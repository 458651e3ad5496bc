// The wording of the two reminders: a subject, an opening, an opening for saved carts and a closing for each; and what is said of a
// cart that no link brings back.
import type { ReadResult } from '../../../shared/rules/reading.ts';
import { readTemplates, type TemplateSection } from '../../../shared/rules/template.ts';
import type { CartVoice, ReminderTemplate } from './shape.ts';

type Step = keyof CartVoice;
type Part = keyof ReminderTemplate;
type Key = `${Step}.${Part}`;

const placeholders = ['name', 'total', 'shop', 'items'];

const headings: Readonly<Record<Part, (step: string) => readonly [string, ...string[]]>> = {
  subject: (step) => [`${step} reminder subject`, `${step} subject`, `${step} reminder subject line`],
  opening: (step) => [`${step} reminder opening`, `${step} opening`, `${step} reminder opening line`],
  savedOpening: (step) => [
    `${step} reminder, saved cart`,
    `${step} saved cart`,
    `${step} reminder, saved link`,
    `${step} reminder opening, saved cart`,
  ],
  closing: (step) => [`${step} reminder closing`, `${step} closing`, `${step} reminder closing line`],
  notKeptSubject: (step) => [`${step} reminder subject, cart not kept`, `${step} subject, cart not kept`],
  notKeptOpening: (step) => [`${step} reminder opening, cart not kept`, `${step} opening, cart not kept`],
  notKeptClosing: (step) => [`${step} reminder closing, cart not kept`, `${step} closing, cart not kept`],
};

type Limit = Pick<TemplateSection, 'most' | 'layout'>;
const subject: Limit = {
  most: { characters: 100, because: 'mail programs cut a longer subject' },
  layout: 'flow',
};
const opening: Limit = { most: { characters: 200, because: 'an opening is one sentence' }, layout: 'flow' };
const closing: Limit = {
  most: { characters: 600, because: 'nobody reads a longer one' },
  layout: 'paragraphs',
};
const limits: Readonly<Record<Part, Limit>> = {
  ...{ subject, opening, closing, savedOpening: opening },
  ...{ notKeptSubject: subject, notKeptOpening: opening, notKeptClosing: closing },
};
const parts = Object.keys(limits) as Part[];
const steps = ['first', 'second'] as const;

const sections = Object.fromEntries(
  steps.flatMap((step) => parts.map((part) => [`${step}.${part}`, section(step, part)])),
) as Record<Key, TemplateSection>;

function section(step: Step, part: Part): TemplateSection {
  const [heading, ...alsoCalled] = headings[part](step === 'first' ? 'First' : 'Second');
  return { heading, alsoCalled, placeholders, ...limits[part] };
}

/** What stands where a document has no such heading. */
export const defaultCartVoice: CartVoice = {
  first: {
    subject: 'Your cart at {shop} is still here',
    opening: 'We kept everything just as you left it, in case you are still thinking it over.',
    savedOpening: 'Here is what you saved for later, all in one place and ready when you are.',
    closing: 'There is no rush. The button takes you straight back to where you were.',
    notKeptSubject: 'Still thinking it over? Your cart at {shop}',
    notKeptOpening: 'This is what was in your cart, in case you are still thinking it over.',
    notKeptClosing:
      'There is no rush. The button takes you to the shop; you may have to put things into your cart again.',
  },
  second: {
    subject: 'Still yours if you would like it: your cart at {shop}',
    opening: 'It would be lovely to see these find their way to you, so your cart is still saved.',
    savedOpening:
      'The things you saved are still safe with us, for whenever you feel like coming back to them.',
    closing:
      'This is our last note about this cart. Whatever you decide, thank you for looking around at {shop}.',
    notKeptSubject: 'A last note about your cart at {shop}',
    notKeptOpening: 'It would be lovely to see these find their way to you, if you would still like them.',
    notKeptClosing:
      'This is our last note about this cart. Whatever you decide, thank you for looking around at {shop}.',
  },
};

/** Reads a voice document. Never throws. */
export function readCartVoice(text: string, currency?: string): ReadResult<CartVoice> {
  const read = readTemplates(text, sections, flat(defaultCartVoice), currency);
  return read.ok ? { ok: true, rules: nested(read.rules) } : read;
}

const flat = (voice: CartVoice): Record<Key, string> =>
  Object.fromEntries(
    steps.flatMap((step) => parts.map((part) => [`${step}.${part}`, voice[step][part]])),
  ) as Record<Key, string>;

function nested(texts: Readonly<Record<Key, string>>): CartVoice {
  const of = (step: Step) =>
    Object.fromEntries(parts.map((part) => [part, texts[`${step}.${part}`]])) as ReminderTemplate;
  return { first: of('first'), second: of('second') };
}
