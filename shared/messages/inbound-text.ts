// A text message that somebody sent to the shop's number, as the two-way SMS service hands it to an SNS topic.
import * as z from 'zod';
import { toE164 } from '../phone.ts';

const payload = z.object({ originationNumber: z.string(), messageBody: z.string() });

/** The words that mean "no more messages": the list the mobile networks themselves know. */
const STOP_WORDS = new Set(
  'ARRET CANCEL END OPTOUT OPT-OUT QUIT REMOVE STOP STOPALL TD UNSUBSCRIBE'.split(' '),
);

export type InboundText = { readonly from: string; readonly words: string };

/** Reads the topic's message; undefined when it is not a text from a phone number. */
export function readInboundText(message: string, country: string): InboundText | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(message);
  } catch {
    return undefined;
  }
  const fits = payload.safeParse(parsed);
  if (!fits.success) return undefined;
  const from = toE164(fits.data.originationNumber, country);
  return from === undefined ? undefined : { from, words: fits.data.messageBody };
}

/** True for "STOP", "stop.", "Stop please": the first word decides, as with the networks. */
export function isStopWord(words: string): boolean {
  const first =
    words
      .trim()
      .toUpperCase()
      .match(/^[\p{L}-]+/u)?.[0] ?? '';
  return STOP_WORDS.has(first.normalize('NFD').replace(/\p{M}/gu, ''));
}
