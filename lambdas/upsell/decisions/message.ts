// The words of one nudge. The model may have written one line; everything else, and above all the
// link and the price, is ours. Whatever fails a check is replaced by the owner's fixed template, which always fits.

import { greetingName, withoutName } from '../../../shared/messages/greeting.ts';
import { smsSegments, toGsmFriendly } from '../../../shared/messages/gsm.ts';
import { type LineRules, lineProblems } from '../../../shared/messages/line-problems.ts';
import { fill } from '../../../shared/rules/template.ts';
import { cut } from '../../../shared/text/cut.ts';
import type { UpsellVoice } from '../rules/voice.ts';

export type NudgeFacts = {
  readonly shopName: string;
  readonly customerName: string | undefined;
  readonly productName: string;
  /** Formatted catalogue price, for example £45.00. */
  readonly price: string;
  readonly link: string;
  /** The model's line as stored on the offer. */
  readonly line: string | undefined;
  readonly voice: UpsellVoice;
};

export type WrittenBy = 'model-line' | 'template';
export type TextNudge = { readonly text: string; readonly segments: number; readonly writtenBy: WrittenBy };

const MAX_SEGMENTS = 2;
const MAX_LINE_LENGTH = 120;
const SHORTEST_NAME = 12;

/**
 * A text message of at most two segments, or undefined when even the template with a shortened product name
 * does not fit. The model's line is used only if it costs no more segments than the template, or than one.
 */
export function textNudge(written: NudgeFacts): TextNudge | undefined {
  // "45,00 €" holds a no-break space in many locales, which alone would double the price of the message.
  const facts = { ...written, price: toGsmFriendly(written.price) };
  const template = fittingTemplate(facts);
  if (template === undefined) return undefined;
  const line = usableLine(facts, { template: facts.voice.textMessage, maxLength: MAX_LINE_LENGTH });
  if (line === undefined) return template;
  const productName = toGsmFriendly(facts.productName);
  const text = `${line} ${productName}, ${facts.price}. Add it in one tap: ${facts.link} ${optOutLine(facts)}`;
  const size = smsSegments(text);
  const fits = size.segments <= Math.max(1, template.segments) && messageProblems(text, facts).length === 0;
  return fits ? { text, segments: size.segments, writtenBy: 'model-line' } : template;
}

function fittingTemplate(facts: NudgeFacts): TextNudge | undefined {
  const fullName = toGsmFriendly(facts.productName);
  const greetings =
    facts.customerName === undefined ? [undefined] : [greeting(facts.customerName), undefined];
  for (const customerName of greetings) {
    for (let length = fullName.length; length >= Math.min(SHORTEST_NAME, fullName.length); length -= 4) {
      const name =
        length === fullName.length ? fullName : `${cut(fullName, { characters: length }).trimEnd()}...`;
      const words = fillTemplate(facts.voice.textMessage, {
        ...facts,
        customerName,
        productName: name,
      });
      const text = `${words} ${optOutLine(facts)}`;
      const { segments } = smsSegments(text);
      if (segments <= MAX_SEGMENTS && messageProblems(text, facts).length === 0)
        return { text, segments, writtenBy: 'template' };
    }
  }
  return undefined;
}

export type EmailNudge = {
  readonly subject: string;
  /** The sentence above the product. */
  readonly opening: string;
  readonly writtenBy: WrittenBy;
};

/** The words of an e-mail nudge; the layout around them is shared/pages/email-layout.ts. */
export function emailNudge(facts: NudgeFacts): EmailNudge {
  const line = usableLine(facts, { template: facts.voice.emailOpening, maxLength: 2 * MAX_LINE_LENGTH });
  return {
    subject: fillTemplate(facts.voice.emailSubject, {
      ...facts,
      customerName: greeting(facts.customerName),
    }),
    opening:
      line ??
      fillTemplate(facts.voice.emailOpening, { ...facts, customerName: greeting(facts.customerName) }),
    writtenBy: line === undefined ? 'template' : 'model-line',
  };
}

/**
 * What is wrong with a finished text: not exactly one link, another link than ours, a missing opt-out line or
 * a missing price. Empty when all is well.
 */
function messageProblems(
  text: string,
  facts: Pick<NudgeFacts, 'link' | 'price' | 'voice' | 'shopName'>,
): string[] {
  const problems: string[] = [];
  const links = text.match(/https?:\/\/\S+/gi) ?? [];
  if (links.length !== 1 || links[0] !== facts.link) problems.push('not exactly our one link');
  if (!text.includes(facts.price)) problems.push('the catalogue price is missing');
  if (!text.includes(optOutLine(facts))) problems.push('the opt-out line is missing');
  return problems;
}

const optOutLine = (facts: Pick<NudgeFacts, 'voice' | 'shopName'>): string =>
  fill(facts.voice.optOutLine, { shop: facts.shopName });

/** The first name, in the small alphabet where it can be. */
function greeting(name: string | undefined): string | undefined {
  const first = greetingName(name);
  return first === undefined ? undefined : toGsmFriendly(first);
}

/** The model's line, made safe for a text message, or undefined when any check fails. */
function usableLine(facts: NudgeFacts, rules: Pick<LineRules, 'template' | 'maxLength'>): string | undefined {
  if (facts.line === undefined) return undefined;
  const line = toGsmFriendly(facts.line).trim();
  if (line === '' || lineProblems(line, { productName: facts.productName, ...rules }).length > 0)
    return undefined;
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

function fillTemplate(template: string, facts: NudgeFacts): string {
  return fill(facts.customerName === undefined ? withoutName(template) : template, {
    name: facts.customerName ?? '',
    'add-on': facts.productName,
    price: facts.price,
    link: facts.link,
    shop: facts.shopName,
  });
}
