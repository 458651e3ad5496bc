// Texts that are made to keep a pattern busy: what it repeats, many times over, after what comes before it, and in the end
// something that makes it all for nothing.
import { member } from './member.ts';
import { type Node, parsePattern } from './parse.ts';

export type Hostile = { readonly before: string; readonly pump: string; readonly after: string };

/** What people and programs put into a text, and what patterns look for. */
const ALPHABET = Array.from(
  'aAzw0195 \t\n.,;:!?-_\'"$£€=+%/\\#@&*()[]{}<>|~^éß中\u0301\u0483\u00a0\u200b\u0000x×:',
);
const MOST_PUMPS = 40;
const SMALL = 40;

/** All texts worth trying for this pattern; none when nothing in it repeats without end, for then no text can. */
export function hostileTexts(source: string, flags: string): readonly Hostile[] {
  const tree = parsePattern(source);
  const repeated: { readonly before: string; readonly body: Node }[] = [];
  const words = new Set<string>();
  visit(tree, '', flags, (node, before) => {
    if (node.kind === 'repeat' && node.most > 8) repeated.push({ before, body: node.body });
    if (node.kind === 'any' || node.kind === 'group')
      for (const text of samples(node, flags)) words.add(text);
  });
  if (!isRepeating(tree)) return [];
  const afters = ['\u0000\n', '\n', '!_'];
  const hostile: Hostile[] = [];
  const seen = new Set<string>();
  const add = (before: string, pump: string) => {
    const key = `${before}\u0000${pump}`;
    if (pump === '' || seen.has(key)) return;
    seen.add(key);
    for (const after of afters) hostile.push({ before, pump, after });
  };
  const singles = [...new Set([...ALPHABET, ...source.replaceAll(/\\.|[^\p{L}\p{N}\p{P}]/gsu, '')])];
  for (const pump of singles) {
    add('', pump);
    add('a', pump);
  }
  for (const word of [...words].slice(0, MOST_PUMPS)) {
    add('', word);
    add('', `${word} `);
    add('', ` ${word}`);
  }
  for (const { before, body } of repeated) {
    for (const pump of new Set([
      ...samples(body, flags),
      ...singles.filter((one) => may(body, one, flags)),
    ])) {
      add(before, pump);
      for (const joint of [' ', 'a', '0']) add(before, `${pump}${joint}`);
    }
  }
  return hostile;
}

/** Whether some part may repeat more often than a constant that is small enough to forget. */
function isRepeating(node: Node): boolean {
  if (node.kind === 'repeat') return node.most > SMALL || isRepeating(node.body);
  if (node.kind === 'all') return node.parts.some(isRepeating);
  if (node.kind === 'any') return node.options.some(isRepeating);
  return 'body' in node && isRepeating(node.body);
}

function visit(node: Node, before: string, flags: string, see: (node: Node, before: string) => void): void {
  see(node, before);
  if (node.kind === 'any') for (const option of node.options) visit(option, before, flags, see);
  else if (node.kind === 'all') {
    let sofar = before;
    for (const part of node.parts) {
      visit(part, sofar, flags, see);
      sofar += samples(part, flags)[0] ?? '';
    }
  } else if ('body' in node) visit(node.body, before, flags, see);
}

/** A few texts that this part of a pattern reads. */
function samples(node: Node, flags: string): readonly string[] {
  switch (node.kind) {
    case 'char': {
      const fits = ALPHABET.filter((character) => may(node, character, flags));
      const literal = node.raw.length === 1 && node.raw !== '.' ? [node.raw] : [];
      return [...new Set([...literal, ...fits])].slice(0, 6);
    }
    case 'any':
      return node.options.flatMap((option) => samples(option, flags).slice(0, 2)).slice(0, 40);
    case 'all':
      return node.parts.reduce<readonly string[]>(
        (texts, part) => {
          const next = samples(part, flags);
          return next.length === 0
            ? texts
            : texts.flatMap((text) => next.slice(0, 3).map((one) => text + one)).slice(0, 8);
        },
        [''],
      );
    case 'repeat':
      return samples(node.body, flags).map((text) => text.repeat(Math.min(Math.max(1, node.least), 12)));
    case 'group':
      return samples(node.body, flags);
    default:
      return [''];
  }
}

function may(node: Node, character: string, flags: string): boolean {
  if (node.kind === 'group' || node.kind === 'repeat') return may(node.body, character, flags);
  if (node.kind === 'any') return node.options.some((option) => may(option, character, flags));
  return node.kind === 'char' && member(node.raw, flags)(character);
}
