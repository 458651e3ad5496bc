// The rooms of the house and the arrows between them, as `npm run purity` holds them: no circle of files and none of
// rooms, types included; functions folders with nothing but entry files; words that import nothing; tests beside what
// they are about.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where a room is a folder of its own; what lies loose in one of these is a room by itself. */
const WINGS = [
  'lambdas/upsell',
  'lambdas/cart-recovery',
  'lambdas/loyalty',
  'shared',
  'lib',
  'local',
  'tools',
  'bench',
  'conformance',
];
/** Tests of whole journeys, of documents and of the house itself have no source file of their own. */
const WITHOUT_SOURCE = /^test\/(?:e2e|house|docs|reference|support|upgrades)\//;
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g;

/** A file that grows beyond this holds two ideas, unless it is a table of contents or a page of text; and those are few. */
const LONG_LINES = 200;
const LONGEST_LINES = 260;
const MOST_LONG_FILES = 8;

type Arrow = readonly [from: string, to: string];

/** Everything about the structure that does not hold, a sentence each. */
export function structureProblems(): readonly string[] {
  const files = globSync('{bin,lib,lambdas,shared,local,tools,bench,conformance}/**/*.ts').sort();
  const arrows = files.flatMap((file) => importsOf(file).map((to): Arrow => [file, to]));
  return [
    ...circles(arrows).map((circle) => `these files import each other: ${circle.join(', ')}`),
    ...WINGS.flatMap((wing) =>
      circles(roomsOf(arrows, wing)).map(
        (circle) => `these rooms of ${wing} lean on each other: ${circle.join(', ')}`,
      ),
    ),
    ...functionProblems(files, arrows),
    ...lengthProblems(),
    ...arrows
      .filter(([from]) => /^lambdas\/[^/]+\/(?:names|(?:[a-z]+-)?rows)\.ts$/.test(from))
      .map(([from, to]) => `${from} holds words only and imports ${to}`),
    ...globSync('test/**/*.{unit,state,stack,browser,e2e}.ts')
      .filter((test) => !WITHOUT_SOURCE.test(test) && !standsBesideItsSource(test))
      .map((test) => `${test} has the name of no file and no room of ${dirname(test).slice('test/'.length)}`),
  ];
}

function importsOf(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)]
    .map((match) => join(dirname(file), match[1] ?? ''))
    .filter((target) => target.endsWith('.ts') && existsSync(target));
}

/** Arrows between the rooms of one wing; those inside a room and those that leave the wing are none. */
function roomsOf(arrows: readonly Arrow[], wing: string): readonly Arrow[] {
  const room = (file: string) => {
    const [first = '', ...rest] = file.slice(wing.length + 1).split('/');
    return rest.length === 0 ? file : `${wing}/${first}`;
  };
  return arrows
    .filter(([from, to]) => from.startsWith(`${wing}/`) && to.startsWith(`${wing}/`))
    .map(([from, to]): Arrow => [room(from), room(to)]);
}

/** Every set of places that can all be reached from each other. */
function circles(arrows: readonly Arrow[]): readonly (readonly string[])[] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of arrows) if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (place: string): void => {
    order.set(place, order.size);
    lowest.set(place, order.get(place)!);
    open.push(place);
    for (const neighbour of next.get(place) ?? []) {
      if (!order.has(neighbour)) visit(neighbour);
      if (open.includes(neighbour)) lowest.set(place, Math.min(lowest.get(place)!, lowest.get(neighbour)!));
    }
    if (lowest.get(place) !== order.get(place)) return;
    const circle = open.splice(open.indexOf(place));
    if (circle.length > 1) found.push(circle.sort());
  };
  for (const place of next.keys()) if (!order.has(place)) visit(place);
  return found;
}

/** A function's file is where AWS comes in: it exports a handler, and nobody in the house imports it. */
function functionProblems(files: readonly string[], arrows: readonly Arrow[]): readonly string[] {
  const isEntry = (file: string) => /^lambdas\/[^/]+\/functions\//.test(file);
  return [
    ...files
      .filter(
        (file) =>
          isEntry(file) !== /^export const handler\b/m.test(readFileSync(file, 'utf8')) &&
          file.startsWith('lambdas/'),
      )
      .map((file) =>
        isEntry(file) ? `${file} exports no handler` : `${file} exports a handler outside of functions/`,
      ),
    ...arrows
      .filter(([, to]) => isEntry(to))
      .map(([from, to]) => `${from} imports ${to}, which is a function and nobody's part`),
  ];
}

function lengthProblems(): readonly string[] {
  const long = globSync(
    '{bin,lib,lambdas,shared,local,tools,bench,conformance,.ci,test/support}/**/*.{ts,js,css}',
  )
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > LONG_LINES);
  const named = long.map(({ file, lines }) => `${file} (${lines})`).sort();
  return [
    ...long
      .filter(({ lines }) => lines > LONGEST_LINES)
      .map(({ file, lines }) => `${file} has ${lines} lines, and none may have more than ${LONGEST_LINES}`),
    ...(long.length > MOST_LONG_FILES
      ? [`${long.length} files have more than ${LONG_LINES} lines: ${named.join(', ')}`]
      : []),
  ];
}

/** Its name is that of a source file or of a room beside it, or begins with one. */
function standsBesideItsSource(test: string): boolean {
  const folder = dirname(test).slice('test/'.length);
  const words = basename(test).split('.')[0]?.split('-') ?? [];
  return words.some((_, index) => {
    const name = words.slice(0, words.length - index).join('-');
    return existsSync(join(folder, `${name}.ts`)) || existsSync(join(folder, name));
  });
}
