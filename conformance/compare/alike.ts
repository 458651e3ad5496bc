// Whether two engines' accounts of one story are the same but for what must differ: ids and tokens that chance draws, and moments
// that are minutes apart because one engine fires what is due a little later.

/** What stood for what so far: a drawn id is the same id everywhere. */
export type Pairs = { readonly left: Map<string, string>; readonly right: Map<string, string> };

export type Difference = { readonly where: string; readonly left: unknown; readonly right: unknown };

const NEAR_MS = 10 * 60_000;
/** Padded base64 is one piece; else words, and what stands between them. */
const PIECES = /[A-Za-z0-9+/]{16,}={1,2}|[A-Za-z0-9_~.:-]+|[^A-Za-z0-9_~.:-]+/g;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?$/;
/** Of a page's style: drawn for every answer, and nobody asks for it again. */
const NONCE = / nonce="[^"]*"/g;
const LEAST_DRAWN = 10;
const PIECES_BEFORE = 6;

export const noPairs = (): Pairs => ({ left: new Map(), right: new Map() });

/** What differs, first of all; nothing where they are alike. */
export function differences(left: unknown, right: unknown, pairs: Pairs, where = ''): readonly Difference[] {
  if (Object.is(left, right)) return [];
  if (left instanceof Set && right instanceof Set)
    return differences([...left].sort(), [...right].sort(), pairs, where);
  if (Array.isArray(left) && Array.isArray(right)) {
    if (left.length !== right.length) return [{ where, left, right }];
    return left.flatMap((each, index) => differences(each, right[index], pairs, `${where}[${index}]`));
  }
  if (isRecord(left) && isRecord(right)) return recordDifferences(left, right, pairs, where);
  if (typeof left === 'number' && typeof right === 'number' && areNearEpochs(left, right)) return [];
  if (typeof left === 'string' && typeof right === 'string') return textDifference(left, right, pairs, where);
  return [{ where, left, right }];
}

function recordDifferences(
  left: Members,
  right: Members,
  pairs: Pairs,
  where: string,
): readonly Difference[] {
  const under = (key: string) => (where === '' ? key : `${where}.${key}`);
  const drawn = (one: Members, other: Members) =>
    Object.keys(one).filter((key) => !Object.hasOwn(other, key) && isDrawn(key));
  // Some maps are kept by ids that chance draws.
  const theirs = drawn(right, left);
  const renamed = new Map(drawn(left, right).flatMap((key, at) => (theirs[at] ? [[key, theirs[at]]] : [])));
  const others = new Set(renamed.values());
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].filter((key) => !others.has(key));
  return names
    .sort()
    .flatMap((key) => differences(left[key], right[renamed.get(key) ?? key], pairs, under(key)));
}

/** Rows of one table, whose keys may be drawn: each finds its like. */
export function tableDifferences(
  left: readonly unknown[],
  right: readonly unknown[],
  pairs: Pairs,
  where: string,
): readonly Difference[] {
  const waiting = [...right];
  const alone: unknown[] = [];
  for (const row of left) {
    const at = waiting.findIndex((other) => differences(row, other, copyOf(pairs)).length === 0);
    if (at < 0) alone.push(row);
    else differences(row, waiting.splice(at, 1)[0], pairs);
  }
  return [
    ...alone.map((row): Difference => {
      // Told by what sets it apart from the one that comes nearest.
      const ranked = waiting
        .map((other) => ({ other, found: differences(row, other, copyOf(pairs)) }))
        .sort((one, other) => one.found.length - other.found.length);
      const [nearest] = ranked;
      if (nearest === undefined) return { where, left: row, right: undefined };
      waiting.splice(waiting.indexOf(nearest.other), 1);
      const [first] = nearest.found;
      return { where: `${where} ${first?.where ?? ''}`.trim(), left: first?.left, right: first?.right };
    }),
    ...waiting.map((row): Difference => ({ where, left: undefined, right: row })),
  ];
}

/** Told from a little before the first piece that differs. */
function textDifference(left: string, right: string, pairs: Pairs, where: string): readonly Difference[] {
  const one = left.replaceAll(NONCE, '').match(PIECES) ?? [];
  const other = right.replaceAll(NONCE, '').match(PIECES) ?? [];
  const length = Math.max(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    if (areAlike(one[at] ?? '', other[at] ?? '', pairs)) continue;
    const from = Math.max(0, at - PIECES_BEFORE);
    return [{ where, left: one.slice(from).join(''), right: other.slice(from).join('') }];
  }
  return [];
}

function areAlike(left: string, right: string, pairs: Pairs): boolean {
  if (left === right) return true;
  if (INSTANT.test(left) && INSTANT.test(right))
    return Math.abs(Date.parse(left) - Date.parse(right)) <= NEAR_MS;
  const [minutes, others] = [minutesIn(left), minutesIn(right)];
  if (minutes !== undefined && others !== undefined) return Math.abs(minutes - others) * 60_000 <= NEAR_MS;
  if (!isDrawn(left) || !isDrawn(right)) return false;
  const known = pairs.left.get(left);
  if (known !== undefined || pairs.right.has(right)) return known === right;
  pairs.left.set(left, right);
  pairs.right.set(right, left);
  return true;
}

/** Chance mixes: a word or a number that means something has letters of one kind, or digits alone. */
const isDrawn = (piece: string): boolean =>
  piece.length >= LEAST_DRAWN &&
  [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(piece)).length >= 2 &&
  !/^\d{4}-\d\d-\d\d/.test(piece);

const minutesIn = (piece: string): number | undefined => {
  const [, hours, minutes] = /^(\d{1,2}):(\d\d)\.?$/.exec(piece) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
};

/** Seconds or milliseconds since 1970. */
function areNearEpochs(left: number, right: number): boolean {
  const apart = Math.abs(left - right);
  if (Math.min(left, right) > 1e12) return apart <= NEAR_MS;
  return Math.min(left, right) > 1e9 && apart <= NEAR_MS / 1000;
}

const copyOf = ({ left, right }: Pairs): Pairs => ({ left: new Map(left), right: new Map(right) });

type Members = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Set);
