// docs/laws.md says every law of the simulator, when it is asked, and where it stands. WRITE=1 writes the page anew.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packs } from '../../local/products/registry.ts';
import type { Law } from '../../local/simulator/law.ts';
import { houseLaws } from '../../local/simulator/laws/index.ts';

const PAGE = 'docs/laws.md';
const WHEN = { step: 'every step', hour: 'every hour', end: 'at the end' } as const;

const HEAD = `# The laws of the simulator

\`npm run simulate\` plays months in which everything goes wrong, and asks after every step, each virtual hour or at the end
whether these hold. Each is one sentence in a file of its own; a [mutant](mutants.md) shows that it can be broken. They read
rows, messages and logs from outside, beside [the world's own books](simulator.md), and share no code with what they judge.
`;

const fileOf = (law: Law): string => {
  const files = globSync('local/{simulator,products/*/simulation}/laws/*.ts').sort();
  const words = law.says.replace(/ of [\w-]+\.$/, '');
  const own = files.filter((file) => readFileSync(file, 'utf8').includes(words));
  return own[0] ?? '';
};
const rowsOf = (laws: readonly Law[]): readonly string[] =>
  laws.map((law) => {
    const file = fileOf(law);
    return `| ${law.says} | ${WHEN[law.when]} | [${file.split('/').at(-1)}](../${file}) |`;
  });
const chapter = (title: string, laws: readonly Law[]): string =>
  [`\n## ${title}\n`, '| Law | Asked | File |', '|---|---|---|', ...rowsOf(laws)].join('\n');

const page = [
  HEAD,
  chapter('Of any product', houseLaws),
  ...packs.map(
    ({ card, simulation }) => `\n${chapter(`Of the ${card.title.toLowerCase()}`, simulation?.laws ?? [])}`,
  ),
  '',
].join('\n');

test('the page says all laws', () => {
  if (process.env.WRITE === '1') writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});

test('every law stands in a file of its own, and says it in one sentence', () => {
  const laws = [...houseLaws, ...packs.flatMap(({ simulation }) => simulation?.laws ?? [])];
  for (const { says } of laws) expect(says).toMatch(/^[A-Z][^.]*\.$/);
  expect(new Set(laws.map(({ says }) => says)).size).toBe(laws.length);
  for (const law of laws) expect(fileOf(law), law.says).not.toBe('');
});
