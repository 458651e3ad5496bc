// What every nudge says, by whichever way, and the words of an e-mail. The model may have written one line; everything else, and
// above all the link and the price, is ours. Whatever fails a check is replaced by the owner's fixed template.
import { greetingName, withoutName } from '../../../shared/messages/greeting.ts';
import { fill } from '../../../shared/rules/template.ts';
import type { NudgeFacts, WrittenBy } from './nudge-facts.ts';
import { usableLine } from './usable-line.ts';

export type EmailNudge = {
  readonly subject: string;
  /** The sentence above the product. */
  readonly opening: string;
  readonly writtenBy: WrittenBy;
};

const MAX_LINE_LENGTH = 240;

/** The words of an e-mail nudge; the layout around them is shared/pages/email-layout.ts. */
export function emailNudge(facts: NudgeFacts): EmailNudge {
  const line = usableLine(facts, { template: facts.voice.emailOpening, maxLength: MAX_LINE_LENGTH });
  return {
    subject: filled(facts.voice.emailSubject, facts),
    opening: line ?? filled(facts.voice.emailOpening, facts),
    writtenBy: line === undefined ? 'template' : 'model-line',
  };
}

function filled(template: string, facts: NudgeFacts): string {
  const name = greetingName(facts.customerName);
  return fill(name === undefined ? withoutName(template) : template, {
    name: name ?? '',
    'add-on': facts.productName,
    price: facts.price,
    link: facts.link,
    shop: facts.shopName,
  });
}
