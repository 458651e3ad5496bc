// The tables of rules/README.md: every rule of a product with what is shipped, what else is understood and its limits, as
// the declarations have them.
import type { Declarations } from './declaration.ts';
import { readDocument } from './document.ts';
import type { Language } from './language.ts';

const head = ['| About | As shipped | Also understood | From … to |', '|---|---|---|---|'];

/** A product's table. `shipped` is its document as shipped, of which the first sentence of each rule is shown. */
export function handbookTable<D extends Declarations>(
  { declarations, grammar }: Language<D>,
  shipped: string,
  currency: string,
): string {
  const read = readDocument(shipped, grammar(currency));
  if (!read.ok) throw new Error(`The document as shipped is bad: ${read.problems[0]?.message}`);
  const rows = Object.entries(declarations).map(([field, { about, handbook }]) => {
    const stated = read.rules.find(({ value }) => value.field === field)?.text;
    const cells = [
      about,
      stated ?? handbook.shipped ?? '(none)',
      handbook.also.join(' '),
      handbook.limits ?? '',
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [...head, ...rows].join('\n');
}

/** The page with the text between the two marks of that name replaced. Throws when it has no such marks. */
export function withPart(page: string, name: string, text: string): string {
  const [start, end] = [`<!-- ${name} -->\n`, `\n<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from === -1 || to === -1) throw new Error(`There are no marks for "${name}"`);
  return `${page.slice(0, from + start.length)}${text}${page.slice(to)}`;
}
