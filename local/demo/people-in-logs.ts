// A promise of every product: no log names a person.
import type { Shopper } from '../sample/store/feed.ts';

/** Neither name nor number nor address of anybody. */
export function peopleInLogs({
  people,
  logLines,
}: {
  readonly people: readonly Pick<Shopper, 'name' | 'email' | 'phone'>[];
  readonly logLines: readonly string[];
}): readonly string[] {
  const names = [...new Set(people.map(({ name }) => name))].map((name) => `\\b${escaped(name)}\\b`);
  const addresses = people.flatMap(({ email, phone }) => [email, phone]).filter((text) => text !== undefined);
  const anybody = new RegExp([...names, ...addresses.map(escaped), '[\\w.+-]+@example\\.com'].join('|'));
  return logLines
    .filter((line) => anybody.test(line))
    .map((line) => `A log names a person: ${line.slice(0, 200)}`);
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
