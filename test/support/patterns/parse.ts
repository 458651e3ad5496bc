// Regular expressions as trees, as far as the house writes them. The parser trusts the source: the engine has read it before.

export type Node =
  /** One character; `raw` is how it is written: a letter, a class, an escape. */
  | { readonly kind: 'char'; readonly raw: string }
  | { readonly kind: 'assert'; readonly raw: string }
  | { readonly kind: 'backreference'; readonly group: number }
  | { readonly kind: 'group'; readonly capture: number | undefined; readonly body: Node }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negative: boolean; readonly body: Node }
  | { readonly kind: 'all'; readonly parts: readonly Node[] }
  | { readonly kind: 'any'; readonly options: readonly Node[] }
  | {
      readonly kind: 'repeat';
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
      readonly body: Node;
    };

const ESCAPE = /^\\(?:u\{[^}]+\}|u[\da-f]{4}|x[\da-f]{2}|[pP]\{[^}]+\}|c[a-z]|k<[^>]+>|\d+|.)/is;
const QUANTIFIER = /^(?:[*+?]|\{(\d+)(,(\d*))?\})(\??)/;
const OPENING = /^\((?:\?(?:(:)|(<?)([=!])|<[^>]+>))?/;

/** Throws for what the house does not write, such as a named backreference. */
export function parsePattern(source: string): Node {
  let at = 0;
  let captures = 0;

  const choice = (): Node => {
    const options: Node[] = [sequence()];
    while (source[at] === '|') {
      at += 1;
      options.push(sequence());
    }
    return options.length === 1 ? options[0]! : { kind: 'any', options };
  };
  const sequence = (): Node => {
    const parts: Node[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(repeated(atom()));
    return parts.length === 1 ? parts[0]! : { kind: 'all', parts };
  };
  const repeated = (body: Node): Node => {
    const [whole, least, comma, most, lazy] = QUANTIFIER.exec(source.slice(at)) ?? [];
    if (whole === undefined) return body;
    at += whole.length;
    const [from, to] =
      least === undefined
        ? { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] }[whole[0] as '*' | '+' | '?']
        : [Number(least), comma === undefined ? Number(least) : most === '' ? Infinity : Number(most)];
    return { kind: 'repeat', least: from!, most: to!, lazy: lazy === '?', body };
  };
  const atom = (): Node => {
    const rest = source.slice(at);
    if (rest[0] === '(') return group(rest);
    if (rest[0] === '[') return take('char', classAt(rest));
    if (rest[0] === '^' || rest[0] === '$') return take('assert', rest[0]);
    if (rest[0] !== '\\') return take('char', String.fromCodePoint(rest.codePointAt(0)!));
    const escaped = ESCAPE.exec(rest)![0];
    if (/^\\[bB]$/.test(escaped)) return take('assert', escaped);
    if (escaped.startsWith('\\k')) throw new Error(`A named backreference in ${source}`);
    if (!/^\\[1-9]/.test(escaped)) return take('char', escaped);
    at += escaped.length;
    return { kind: 'backreference', group: Number(escaped.slice(1)) };
  };
  const take = (kind: 'char' | 'assert', raw: string): Node => {
    at += raw.length;
    return { kind, raw };
  };
  const group = (rest: string): Node => {
    const [opening, plain, behind, look] = OPENING.exec(rest)!;
    at += opening.length;
    const isCaptured = plain === undefined && look === undefined;
    if (isCaptured) captures += 1;
    const capture = isCaptured ? captures : undefined;
    const body = choice();
    if (source[at] !== ')') throw new Error(`A bracket is open in ${source}`);
    at += 1;
    if (look === undefined) return { kind: 'group', capture, body };
    return { kind: 'look', behind: behind === '<', negative: look === '!', body };
  };
  const whole = choice();
  if (at < source.length) throw new Error(`A bracket too many in ${source}`);
  return whole;
}

function classAt(rest: string): string {
  let end = 1;
  while (rest[end] !== ']') end += rest[end] === '\\' ? 2 : 1;
  return rest.slice(0, end + 1);
}
