// The model's understudy: answers from the prompt's own data. It knows no language; what it knows of a product's prompts
// the product brings, and of its own it knows how to retell figures to an owner and a plain sentence.
import { listed } from '../../../shared/text/listed.ts';
import { isRecord } from './names.ts';

export interface Prompt {
  readonly system: string;
  readonly user: string;
}

/** The prompt's data: the object in it. */
export type PromptData = Readonly<Record<string, unknown>>;

/** One kind of prompt and what to say to it. */
export interface Understudy {
  readonly knows: (prompt: Prompt, data: PromptData) => boolean;
  readonly answer: (data: PromptData) => string;
}

/** Last, because a product's prompt may speak of a summary as well. */
const RETELLER: Understudy = {
  knows: ({ system }) => /paragraph|summar/i.test(system),
  answer: retellNumbers,
};

/** What the stand-in says to a prompt, by the first of these that knows it; a plain sentence where none does. */
export function standInAnswer(prompt: Prompt, understudies: readonly Understudy[] = []): string {
  const data = outermostJson(prompt.user) ?? outermostJson(prompt.system) ?? {};
  const understudy = [...understudies, RETELLER].find(({ knows }) => knows(prompt, data));
  return understudy?.answer(data) ?? 'Thank you for your order.';
}

/** One paragraph that uses numbers of the prompt and no others, in the JSON that the prompt asks for. */
function retellNumbers(data: PromptData): string {
  const [month, ...others] = Object.entries(data).filter(([name, value]) =>
    name === 'month' ? typeof value === 'string' : typeof value === 'number',
  );
  const isNamed = month?.[0] === 'month';
  const counts = (isNamed || month === undefined ? others : [month, ...others])
    .filter(([, value]) => value !== 0)
    .slice(0, 3);
  const told = counts.map(([name, value]) => {
    const words = name.replace(/[_-]/g, ' ');
    return `${String(value)} ${value === 1 ? singular(words) : words}`;
  });
  const when = isNamed ? `In ${String(month[1])} we counted` : 'We counted';
  return JSON.stringify({
    paragraph: told.length === 0 ? 'A quiet month.' : `${when} ${listed(told)}.`,
  });
}

/** Of a name such as `first reminders sent`: its first plural is the thing. */
const singular = (words: string): string =>
  words.replace(/\bpeople\b|s\b/, (end) => (end === 'people' ? 'person' : ''));

/** The object between the first brace and a matching last one; `undefined` when nothing there is JSON. */
export function outermostJson(text: string): PromptData | undefined {
  const start = text.indexOf('{');
  for (let end = text.lastIndexOf('}'); start >= 0 && end > start; end = text.lastIndexOf('}', end - 1)) {
    try {
      const value: unknown = JSON.parse(text.slice(start, end + 1));
      return isRecord(value) ? value : undefined;
    } catch {
      // A later sentence may hold a brace of its own; try the one before.
    }
  }
  return undefined;
}
