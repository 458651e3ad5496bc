// The wording of the upsell recommender's nudges.

import type { ReadResult } from '../../../shared/rules/reading.ts';
import { readTemplates, type TemplateSection } from '../../../shared/rules/template.ts';

export type UpsellVoice = {
  /** Holds {add-on}, {price} and {link} once each. */
  readonly textMessage: string;
  /** Says STOP. */
  readonly optOutLine: string;
  readonly emailSubject: string;
  readonly emailOpening: string;
};

const sections: Readonly<Record<keyof UpsellVoice, TemplateSection>> = {
  textMessage: {
    heading: 'Text message',
    alsoCalled: ['Text', 'SMS', 'SMS message', 'Text messages'],
    placeholders: ['name', 'add-on', 'price', 'link', 'shop'],
    required: ['add-on', 'price', 'link'],
    most: {
      characters: 200,
      because: 'beyond 160 characters, link included, a text message costs another part',
    },
    layout: 'flow',
  },
  optOutLine: {
    heading: 'Opt-out line',
    alsoCalled: ['Opt out', 'Opting out', 'Stop line'],
    placeholders: ['shop'],
    mustSay: [{ word: 'STOP', because: 'it is what a customer texts back to be left alone' }],
    most: { characters: 60, because: 'it shares the text message with the offer' },
    layout: 'flow',
  },
  emailSubject: {
    heading: 'E-mail subject',
    alsoCalled: ['Subject', 'E-mail subject line', 'Subject line'],
    placeholders: ['name', 'add-on', 'price', 'shop'],
    most: { characters: 120, because: 'mail programs cut a longer subject' },
    layout: 'flow',
  },
  emailOpening: {
    heading: 'E-mail opening',
    alsoCalled: ['E-mail', 'Opening', 'E-mail opening line', 'E-mail text'],
    placeholders: ['name', 'add-on', 'price', 'shop'],
    most: { characters: 1000, because: 'nobody reads a longer one' },
    layout: 'paragraphs',
  },
};

/** What stands where a document has no such heading. */
export const defaultUpsellVoice: UpsellVoice = {
  textMessage: '{shop}: {add-on}, {price}. Add: {link}',
  optOutLine: 'STOP to opt out',
  emailSubject: 'Goes well with your order: {add-on}',
  emailOpening:
    'Hi {name}, thank you for your order. People who know these things would add {add-on}, and we have one here for {price}.',
};

/** Reads a voice document. Never throws. */
export function readUpsellVoice(text: string, currency?: string): ReadResult<UpsellVoice> {
  return readTemplates(text, sections, defaultUpsellVoice, currency);
}
