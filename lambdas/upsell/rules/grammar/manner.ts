// How a nudge is sent, and how it sounds.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { choice } from '../../../../shared/rules/slots/choice.ts';
import { freeText } from '../../../../shared/rules/slots/free-text.ts';
import type { Slot } from '../../../../shared/rules/slots/slot.ts';
import type { Channel } from '../../../../shared/shop/shop.ts';

const channelWord = choice({
  sms: ['text message', 'text', 'sms', 'SMS message', 'mobile'],
  email: ['e-mail', 'e mail', 'mail', 'e-mail message'],
});

const sayChannel = (channel: Channel): string =>
  channel === 'sms' ? 'Sent as a text message.' : 'Sent as an e-mail.';

/** Absent: the channel of the settings block. */
export const channel = declare<Channel | undefined, Channel>({
  rule: 'channel',
  about: 'channel',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'Send by text message.',
      patterns: [
        '[(always|only)] send [(nudge|nudges|message|messages|it|them|everything|offer|offers)] (by|as|via|through|with|using|over) {channel}',
        'use {channel} [for (nudges|messages|everything)]',
        '(prefer|use|send) {channel} (to|over|rather than|instead of|not) (text|texts|sms|text messages|email|emails|mail|e mail)',
        '[send] {channel} (rather than|instead of) (text|texts|sms|text messages|texting|email|emails|emailing|mail)',
        '(prefer|choose) {channel}',
        '(do not|dont|never|not) (text|sms|texts|email|emails|use text messages|use sms) [(but|use|just|rather|send)] {channel}',
        'use {channel} (not|instead of|rather than) (text|texts|sms|email|emails|mail)',
        '[(use|send)] {channel} only',
        'no (texts|text messages|sms|texting|emails|emailing) [(just|only)] (use|send) {channel}',
        '{channel} (do not|dont|not|never) (text|email|e mail|sms)',
        '{channel} only (no|not|never) (texts|text|sms|text messages|emails|email|e mail)',
        'only {channel} (no|not|never) (texts|text|sms|text messages|emails|email|e mail)',
        'channel [is] {channel}',
        '(switch|change|go over) to {channel}',
        '[(only|always)] by {channel} [only]',
        'send {channel} [only]',
        '(nudge|message|reach) [(customers|people|shoppers|each customer)] (by|via|with|over) {channel}',
      ],
      slots: { channel: channelWord },
      states: ({ channel: value = 'email' }): Channel => value,
    }),
  ],
  means: sayChannel,
  inForce: (value) => [value === undefined ? 'Sent by the channel chosen at setup.' : sayChannel(value)],
  handbook: { shipped: '(as chosen at setup)', also: ['Send by text message.', 'Use e-mail for nudges.'] },
});

/** "Be friendly", "be warm and brief": a few words for how, and nothing that could be a rule of its own. */
function manner(): Slot<string> {
  const words = freeText(60);
  return {
    freeText: true,
    read: (sentence, at) =>
      words
        .read(sentence, at)
        .filter(
          (reading) =>
            !('value' in reading) ||
            (reading.value.split(' ').length <= 6 &&
              !/\d|\b(?:quiet|off|on|at|to|not|never|no|below|under|over|above|within|between|order|orders|away|until)\b/i.test(
                reading.value,
              )),
        ),
  };
}

/** "In a cheeky tone", and not in another language. */
function toned(): Slot<string> {
  const how = manner();
  return {
    freeText: true,
    read: (words, at) =>
      how
        .read(words, at)
        .filter(
          (reading) =>
            !('value' in reading) ||
            !/ (?:with|but|in)\b|\b(?:english|welsh|spanish|polish|irish|danish|turkish|german|chinese|japanese|french|dutch|greek|urdu)\b/i.test(
              ` ${reading.value}`,
            ),
        ),
  };
}

/** How words sound: nobody's voice is played, and no words of it would be. */
function described(): Slot<string> {
  const words = freeText(200);
  return {
    freeText: true,
    read: (sentence, at) =>
      words.read(sentence, at).map((reading) =>
        'value' in reading && DAYS.test(reading.value)
          ? { next: reading.next, problem: 'How it sounds is the same on every day and for everybody' }
          : 'value' in reading && SPOKEN.test(reading.value)
            ? {
                next: reading.next,
                problem: 'Nothing is spoken: a voice says in words how a text is to read',
              }
            : reading,
      ),
  };
}
const DAYS = /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?)\b/i;
const SPOKEN = /\b(?:recorded|recordings?|audio|video|spoken|out loud|aloud|mp3)\b/i;

/** "Sound friendly", and not "sound the alarm". */
function sounding(): Slot<string> {
  const words = freeText(200);
  return {
    freeText: true,
    read: (sentence, at) =>
      /^(?:the|an?)$/.test(sentence.tokens[at]?.word ?? '') ? [] : words.read(sentence, at),
  };
}

/** For the model: how the line should sound. */
export const voice = declare<string>({
  rule: 'voice',
  about: 'voice',
  byDefault: () => 'warm, plain and brief',
  wordings: () => [
    wording({
      example: 'Our voice is warm and plain.',
      patterns: [
        '(voice|tone) [(is|should be)] {voice}',
        '(sound|write|speak|talk) like {voice}',
        '(write|speak|talk|say it) in [(a|an)] {toned} (tone|voice|style)',
        'sound {sound}',
        '(be|keep it|stay) {manner}',
        '(dont|do not|never) (be|sound) {notSo}',
      ],
      slots: { toned: toned(), voice: described(), manner: manner(), sound: sounding(), notSo: manner() },
      states: ({ voice: words, sound, toned: tone = '', manner: how = sound ?? tone, notSo }) =>
        notSo === undefined ? (words ?? how) : `not ${notSo}`,
    }),
  ],
  means: (words) => `The voice is: ${words}.`,
  handbook: { also: ['Write like a friendly mechanic.'], limits: '200 characters' },
});
