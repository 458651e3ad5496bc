// Every path that a document or a comment names is there. A name that leads nowhere costs a newcomer more than none.
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commentLines, documentLines, type Line } from './house-text.ts';

const ROOMS = [
  '.ci',
  'bench',
  'bin',
  'conformance',
  'docs',
  'lambdas',
  'lib',
  'local',
  'rules',
  'shared',
  'test',
  'tools',
];
const FILES = [...globSync(`{${ROOMS.join(',')}}/**`), ...globSync('*')].map((path) => `/${path}`);
const ENDINGS = new Set(
  FILES.flatMap((path) => [...path.matchAll(/\//g)].map(({ index }) => path.slice(index + 1))),
);

/** A path from the root; `<product>`, `*` and `{a,b}` stand for what they say. */
const FROM_ROOT = new RegExp(
  `(?<![\\w./@-])(?:${ROOMS.map((room) => room.replace('.', '\\.')).join('|')})/(?:[\\w.*-]|<\\w+>|\\{[\\w,-]+\\}|/)*`,
  'g',
);
/** A source or a page by its name, alone or with some of its folders; `…-pages.ts` is any that ends so. */
const BY_NAME = /(?<![\w./<*}@-])(?:…-)?[\w-]+(?:\/[\w-]+)*(?:\.\w+)?\.(?:ts|md|svg)\b/g;
/** A folder by its name, in code quotes. */
const FOLDER = /(?<=`)[\w-]+(?:\/[\w-]+)*(?=\/`)/g;

const isThere = (path: string): boolean => {
  const clean = path.replace(/[./]+$/, '');
  if (!/[<*{]/.test(clean)) return ENDINGS.has(clean);
  return globSync(clean.replaceAll(/<\w+>/g, '*')).length > 0;
};
const isNamed = (name: string): boolean =>
  name.startsWith('…') ? FILES.some((file) => file.endsWith(name.slice(1))) : ENDINGS.has(name);

/** The paths of a line that lead nowhere. */
function missingIn({ at, text }: Line): string[] {
  const bare = text.replaceAll(/https?:\/\/\S+/g, ' ');
  const rooted = [...bare.matchAll(FROM_ROOT)].map(([path]) => path);
  const rest = bare.replaceAll(FROM_ROOT, ' ');
  const named = [...rest.matchAll(BY_NAME)].map(([name]) => name);
  const folders = [...rest.matchAll(FOLDER)].map(([name]) => name);
  return [
    ...rooted.filter((path) => !isThere(path)),
    ...named.filter((name) => !isNamed(name)),
    ...folders.filter((name) => !ENDINGS.has(name)),
  ].map((path) => `${at} names ${path}`);
}

describe('every path is there that is named', () => {
  test.each([
    ['in a comment', commentLines],
    ['in a document', documentLines],
  ])('%s', (_, lines) => {
    expect(lines().flatMap(missingIn)).toEqual([]);
  });

  test.each([
    'see lambdas/nowhere/functions/x.ts',
    'as merge-of-nothing.ts says',
    'in `no-such-room/`',
    'lambdas/<product>/names-of-none.ts',
  ])('"%s" would be found', (text) => expect(missingIn({ at: 'here', text })).toHaveLength(1));

  test.each([
    'see lambdas/<product>/functions/ and shared/text/well-formed.ts.',
    'as names.ts says, and a `…-pages.ts`',
    'https://example.com/docs/none.md',
  ])('"%s" is right', (text) => expect(missingIn({ at: 'here', text })).toEqual([]));
});

describe('the map of the house has every room', () => {
  const rooms = (pattern: string) =>
    globSync(`${pattern}/*`, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );

  test.each(['lambdas/upsell', 'lambdas/cart-recovery', 'lambdas/loyalty', 'shared', '.'])(
    'of %s',
    (folder) => {
      const map = readFileSync('CONTRIBUTING.md', 'utf8');
      const unlisted = rooms(folder).filter(
        (room) =>
          !['node_modules', 'coverage', 'cdk.out'].includes(room) &&
          !map.includes(`\`${room}/`) &&
          !map.includes(`/${room}/\``),
      );
      expect(unlisted).toEqual([]);
    },
  );

  test('of local, in its own page', () => {
    const page = readFileSync('local/README.md', 'utf8');
    expect(rooms('local').filter((room) => !page.includes(`local/${room}/`))).toEqual([]);
  });
});
