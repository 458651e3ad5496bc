// How a sentence sounds that is about a matter. It is written like a pattern, and is none: what follows after any words is looked for
// from where the part before it was found, so that the work grows as the sentence does. Nothing is made of it before a sentence asks.
//
//   ^(?!.*X)(?=.*Y).*A.*B(?!.*C)|D      no X, some Y, an A and later a B after which is no C; or a D

export type Sounds = (said: string) => boolean;
type Part = { readonly find: RegExp; readonly none: readonly Sounds[]; readonly some: readonly Sounds[] };
type Way = {
  readonly parts: readonly Part[];
  readonly none: readonly Sounds[];
  readonly some: readonly Sounds[];
};

export function sounds(source: string): Sounds {
  let made: Sounds | undefined;
  return (said) => {
    made ??= compile(source);
    return made(said);
  };
}

function compile(source: string): Sounds {
  const ways = splitAt(source, '|').flatMap(expanded).map(wayOf);
  return (said) => ways.some((way) => isHeard(way, said));
}

function isHeard({ parts, none, some }: Way, said: string): boolean {
  if (none.some((one) => one(said)) || !some.every((one) => one(said))) return false;
  let rest = said;
  for (const part of parts) {
    const found = part.find.exec(rest);
    if (found === null) return false;
    rest = rest.slice(found.index + found[0].length);
    if (part.none.some((one) => one(rest)) || !part.some.every((one) => one(rest))) return false;
  }
  return true;
}

/** A choice within which something may follow after any words, as so many ways of its own. */
function expanded(source: string): readonly string[] {
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '(') {
      const end = closing(source, at);
      const inner = source.slice(at + 3, end);
      if (source.startsWith('(?:', at) && inner.includes('.*'))
        return splitAt(inner, '|').flatMap((one) =>
          expanded(`${source.slice(0, at)}${one}${source.slice(end + 1)}`),
        );
      at = end;
    }
  }
  return [source];
}

const AHEAD = /^\(\?([!=])\.\*/;

function wayOf(source: string): Way {
  const anywhere = lookaheads(/^\^\(\?[!=]/.test(source) ? source.slice(1) : source);
  const parts = splitAt(anywhere.rest, '.*').filter((part) => part !== '');
  return {
    none: anywhere.none,
    some: anywhere.some,
    parts: parts.map((part) => {
      const end = aheadIn(part);
      const { none, some } = lookaheads(part.slice(end));
      return { find: new RegExp(part.slice(0, end)), none, some };
    }),
  };
}

/** Those that stand at the beginning: what must not come, and what must. */
function lookaheads(source: string) {
  const [none, some]: [Sounds[], Sounds[]] = [[], []];
  let rest = source;
  for (let ahead = AHEAD.exec(rest); ahead !== null; ahead = AHEAD.exec(rest)) {
    const end = closing(rest, 0);
    (ahead[1] === '!' ? none : some).push(compile(rest.slice(ahead[0].length, end)));
    rest = rest.slice(end + 1);
  }
  return { none, some, rest };
}

/** Where the first of them begins in a part, else its end. */
function aheadIn(part: string): number {
  const found = /\(\?[!=]\.\*/.exec(part);
  return found === null ? part.length : found.index;
}

function closing(source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '(') depth += 1;
    else if (source[at] === ')') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  throw new Error(`A bracket is open in "${source}"`);
}

/** At its outermost level. */
function splitAt(source: string, mark: '|' | '.*'): readonly string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < source.length; at += 1) {
    const one = source[at];
    if (one === '\\') at += 1;
    else if (one === '(') depth += 1;
    else if (one === ')') depth -= 1;
    else if (depth === 0 && source.startsWith(mark, at)) {
      parts.push(source.slice(from, at));
      from = at + mark.length;
      at = from - 1;
    }
  }
  return [...parts, source.slice(from)];
}
