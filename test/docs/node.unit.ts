// How long the Node of the functions lasts is said in one sentence, the same wherever it is said.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NODE_MAJOR } from '../../lib/constructs/node-major.ts';
import { NODE_LASTS } from '../../lib/constructs/node-runtime.ts';
import { DOCUMENTS } from './house-text.ts';

const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
const paragraphs = DOCUMENTS.flatMap((document) =>
  readFileSync(document, 'utf8')
    .split(/\n\s*\n/)
    .map((text) => [document, flat(text)] as const),
);

test('every paragraph that says when Lambda ends a Node says it in that sentence', () => {
  const saying = paragraphs.filter(
    ([, text]) => /\bNode \d\d\b/.test(text) && /\b20\d\d-\d\d\b/.test(text) && !/Measured/.test(text),
  );
  expect(saying.length).toBeGreaterThan(1);
  for (const [document, text] of saying) expect(text, document).toContain(NODE_LASTS);
});

test('no document takes another version for the one that runs', () => {
  for (const [document, text] of paragraphs)
    for (const [said, major] of text.matchAll(/\bon Node (\d\d)\b/g))
      expect(major, `${document} says "${said}"`).toBe(String(NODE_MAJOR));
});

test('README says of which packages npm warns on the oldest Node that it takes, and that there is nothing to do', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { engines?: { node?: string } }>;
  };
  // A range takes a major when one of its parts begins at or below it; none here ends before.
  const begins = (range: string) => range.split('||').map((part) => Number(/\d+/.exec(part)?.[0] ?? 0));
  const warned = Object.entries(packages)
    .filter(([path, { engines }]) => path !== '' && begins(engines?.node ?? '*').every((major) => major > 20))
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  const readme = flat(readFileSync('README.md', 'utf8'));
  const [, said] = /On Node 20 `npm ci` warns `EBADENGINE` of ([\w, ]+), which/.exec(readme) ?? [];
  expect(said).toBe(warned.join(', '));
});
