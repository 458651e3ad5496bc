// A mail's template with the facts of one member in it. A sentence that speaks of what this member does not have, such
// as the next reward of somebody who can afford every one, is left out.
import { greetingName, withoutName } from '../../../shared/messages/greeting.ts';
import { fill } from '../../../shared/rules/template.ts';
import type { MailTemplate } from './shape.ts';

/** Texts as they are to be read; one that is absent or empty is not known. */
export type MailFacts = {
  /** The full name, as the member gave it. */
  readonly name?: string | undefined;
  readonly shop: string;
  readonly reward?: string | undefined;
  readonly points?: string | undefined;
  readonly balance?: string | undefined;
  readonly next?: string | undefined;
  readonly missing?: string | undefined;
};

/** Plain text; paragraphs are kept apart by an empty line. */
export function fillMail(template: MailTemplate, facts: MailFacts): MailTemplate {
  const { name: fullName, ...others } = facts;
  const name = greetingName(fullName);
  const values: Record<string, string> = { name: name ?? '' };
  for (const [key, value] of Object.entries(others)) if (value !== undefined) values[key] = value;
  const filled = (text: string): string =>
    onePoint(fill(name === undefined ? withoutName(text) : text, values));
  const paragraphs = template.text
    .split('\n\n')
    .map((paragraph) => filled(withoutUnknown(paragraph, values)))
    .filter((paragraph) => paragraph !== '');
  return { subject: filled(template.subject), text: paragraphs.join('\n\n') };
}

function withoutUnknown(paragraph: string, values: Readonly<Record<string, string>>): string {
  return paragraph
    .split(/(?<=[.!?…])\s+/)
    .filter((sentence) =>
      [...sentence.matchAll(/\{([^{}]*)\}/g)].every(
        ([, name = '']) => name === 'name' || (values[name] ?? '') !== '',
      ),
    )
    .join(' ');
}

const onePoint = (text: string): string => text.replace(/(?<![\d.,])1 (more |extra )?points\b/g, '1 $1point');
