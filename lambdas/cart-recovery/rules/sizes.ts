// From the sizes as the owner wrote them to a row of sizes that every total falls into exactly once:
//
//   small (under 40)      medium              big (over 150)
//   0 ────────────── 40 ───────────── 150 ─────────────────>
//
// A size without bounds fills the one gap that the others leave; a bound said only on one side of a border counts
// for both. A total at a border belongs to the bigger size.

import type { Rule } from '../../../shared/rules/grammar.ts';
import type { Problem } from '../../../shared/rules/reading.ts';
import { decimalText } from '../../../shared/shop/money.ts';

export type CartSize = {
  /** As the owner calls it: small, medium, big. */
  readonly name: string;
  /** The size holds totals below this; absent on the biggest. */
  readonly belowMinor?: number;
  readonly firstWaitMinutes: number;
  /** Absent: such a cart gets one reminder only. */
  readonly secondWaitMinutes?: number;
};

/** A size as one sentence has it. */
export type SizeRule = {
  /** `every` is the only size of a shop, `other` is whatever the others leave; absent: called by its bounds. */
  readonly name?: string;
  readonly fromMinor?: number;
  readonly belowMinor?: number;
  readonly firstWaitMinutes: number;
  readonly secondWaitMinutes?: number;
};

const mostSizes = 5;

/** A size on its way to its bounds, with the place it was written. */
type Draft = SizeRule & { readonly line: number; readonly text: string };

type Resolved =
  | { readonly ok: true; readonly sizes: readonly CartSize[] }
  | { readonly ok: false; readonly problem: Problem };

/** What is wrong between the sizes of one document; empty when they fit, and when there are none. */
export function sizeProblems(
  rules: readonly Rule<{ readonly field: string; readonly value: unknown }>[],
  currency: string,
): readonly Problem[] {
  const sizes = rules.flatMap(({ line, text, value: { field, value } }) =>
    field === 'sizes' ? [{ ...(value as SizeRule), line, text }] : [],
  );
  const drafts = onceEach(sizes);
  if (drafts.length === 0) return [];
  const resolved = resolve(drafts, currency);
  return resolved.ok ? [] : [resolved.problem];
}

/** The sizes of a document whose sizes fit, smallest first; undefined when it states none. */
export function sizesOf(stated: readonly SizeRule[], currency: string): readonly CartSize[] | undefined {
  if (stated.length === 0) return undefined;
  const resolved = resolve(onceEach(stated.map((size) => ({ ...size, line: 0, text: '' }))), currency);
  if (!resolved.ok) throw new Error(`The sizes do not fit: ${resolved.problem.message}`);
  return resolved.sizes;
}

/** A size said twice, in the same words, is one size. */
function onceEach(sizes: readonly Draft[]): readonly Draft[] {
  const drafts = new Map<string, Draft>();
  for (const size of sizes) {
    const key = JSON.stringify([size.name, size.fromMinor, size.belowMinor]);
    if (!drafts.has(key)) drafts.set(key, size);
  }
  return [...drafts.values()];
}

function resolve(drafts: readonly Draft[], currency: string): Resolved {
  const say = (minor: number) => decimalText(minor, currency);
  const last = drafts.at(-1);
  if (last !== undefined && drafts.length > mostSizes)
    return bad(last, `That is ${drafts.length} sizes of carts; ${mostSizes} are the most`);
  const every = drafts.find(({ name }) => name === 'every');
  if (every !== undefined && last !== undefined && drafts.length > 1) {
    const other = every === last ? drafts[0] : last;
    return bad(last, `${lines(every, other ?? last)} disagree: one speaks of all carts, the other of some`);
  }
  const fillers = drafts.filter((draft) => draft.fromMinor === undefined && draft.belowMinor === undefined);
  const [filler, second] = fillers;
  if (filler !== undefined && second !== undefined)
    return bad(second, `${lines(filler, second)} both do not say how big such a cart is`);
  if (filler !== undefined && drafts.length === 1 && filler.name !== 'every')
    return bad(filler, 'Say how big such a cart is, or write "All carts" to mean every one');

  const empty = drafts.find(
    ({ fromMinor = 0, belowMinor = Number.POSITIVE_INFINITY }) => fromMinor >= belowMinor,
  );
  if (empty !== undefined) return bad(empty, 'This size ends before it begins');

  const ordered = drafts.filter((draft) => draft !== filler).sort(bySize);
  const filled = filler === undefined ? ordered : withFiller(ordered, filler);
  if (filled === undefined && filler !== undefined)
    return bad(filler, 'The other sizes leave no room for this one: say how big such a cart is');
  return joined(filled ?? ordered, say);
}

/** A size with only an end comes just before that end, and before any size with only a beginning. */
function bySize(left: Draft, right: Draft): number {
  const openEnds = [left, right].map(({ fromMinor, belowMinor }) =>
    fromMinor === undefined ? -1 : belowMinor === undefined ? 1 : 0,
  );
  const [one = 0, other = 0] = openEnds;
  return one * other === -1 ? one - other : begin(left) - begin(right);
}

const begin = ({ fromMinor, belowMinor = 0 }: Draft): number => fromMinor ?? belowMinor - 0.5;

/** The sizes with the filler in the first gap; undefined when there is none. */
function withFiller(ordered: readonly Draft[], filler: Draft): readonly Draft[] | undefined {
  const at = gapBefore(ordered);
  return at === undefined ? undefined : [...ordered.slice(0, at), filler, ...ordered.slice(at)];
}

function gapBefore(ordered: readonly Draft[]): number | undefined {
  for (const [index, { fromMinor }] of ordered.entries()) {
    const end = ordered[index - 1]?.belowMinor;
    if (index === 0 ? (fromMinor ?? 0) > 0 : fromMinor !== undefined && end !== undefined && fromMinor > end)
      return index;
  }
  return ordered.at(-1)?.belowMinor === undefined && ordered.length > 0 ? undefined : ordered.length;
}

function joined(ordered: readonly Draft[], say: (minor: number) => string): Resolved {
  const [smallest] = ordered;
  const biggest = ordered.at(-1);
  if (smallest?.fromMinor !== undefined && smallest.fromMinor > 0)
    return bad(smallest, `Carts under ${say(smallest.fromMinor)} have no size`);
  if (biggest?.belowMinor !== undefined)
    return bad(biggest, `Carts of ${say(biggest.belowMinor)} and more have no size`);

  const sizes: CartSize[] = [];
  let from = 0;
  for (const [index, draft] of ordered.entries()) {
    const next = ordered[index + 1];
    const below = draft.belowMinor ?? next?.fromMinor;
    if (next !== undefined && below === undefined)
      return bad(
        later(draft, next),
        `${lines(draft, next)} do not say where one size ends and the other begins`,
      );
    if (next?.fromMinor !== undefined && below !== undefined && next.fromMinor !== below)
      return bad(later(draft, next), border(draft, next, { end: below, beginning: next.fromMinor }, say));
    if (below !== undefined && below <= from) {
      const neighbour = (draft.belowMinor === undefined ? next : ordered[index - 1]) ?? draft;
      return bad(later(draft, neighbour), `${lines(draft, neighbour)} overlap: they speak of the same carts`);
    }
    sizes.push({
      name: draft.name ?? boundsText(from, below, say),
      ...(below === undefined ? {} : { belowMinor: below }),
      firstWaitMinutes: draft.firstWaitMinutes,
      ...(draft.secondWaitMinutes === undefined ? {} : { secondWaitMinutes: draft.secondWaitMinutes }),
    });
    from = below ?? from;
  }
  return { ok: true, sizes };
}

function border(
  draft: Draft,
  next: Draft,
  { end, beginning }: { readonly end: number; readonly beginning: number },
  say: (minor: number) => string,
): string {
  return end < beginning
    ? `${lines(draft, next)} leave a gap: carts from ${say(end)} to ${say(beginning)} have no size`
    : `${lines(draft, next)} overlap: carts from ${say(beginning)} to ${say(end)} have two sizes`;
}

function boundsText(from: number, below: number | undefined, say: (minor: number) => string): string {
  if (below === undefined) return from === 0 ? 'every' : `${say(from)} and more`;
  return from === 0 ? `under ${say(below)}` : `${say(from)} to ${say(below)}`;
}

const lines = (one: Draft, other: Draft): string =>
  `Line ${Math.min(one.line, other.line)} and line ${Math.max(one.line, other.line)}`;
const later = (one: Draft, other: Draft): Draft => (one.line > other.line ? one : other);
const bad = ({ line, text }: Draft, message: string): Resolved => ({
  ok: false,
  problem: {
    line,
    text,
    message,
    ...(/have no size$/.test(message) ? { nearest: 'All other carts: 2 hours, then 22.' } : {}),
  },
});
