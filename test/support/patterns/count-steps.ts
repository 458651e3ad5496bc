// How many steps a backtracking engine takes for a pattern and a text: the same search that V8 does, counted. Time says
// nothing under load; steps are the same on every machine.
import { compile, type Program } from './compile.ts';
import { parsePattern } from './parse.ts';

export type Counter = {
  /** Steps of a search over the whole text, for all matches where the flags say so; `most` and one when it was given up. */
  readonly steps: (text: string, most: number) => number;
  /** Where the search finds something, as `RegExp.prototype.exec` has it: to check the counter itself. */
  readonly find: (text: string) => { readonly index: number; readonly end: number } | undefined;
};

/** Throws when the pattern has something that the house does not write. */
export function stepCounter(source: string, flags: string): Counter {
  // The registers of groups come first; no pattern has more of them than brackets.
  const program = compile(parsePattern(source), flags, 2 * source.split('(').length);
  const begin = (text: string, most: number): Run => ({
    characters: flags.includes('u') ? Array.from(text) : text.split(''),
    flags,
    steps: 0,
    most,
  });
  function search(run: Run, from: number) {
    for (let start = from; start <= run.characters.length && run.steps <= run.most; start += 1) {
      const end = match(program, start, run, []);
      if (end !== undefined) return { start, end };
      if (flags.includes('y')) break;
    }
    return undefined;
  }
  return {
    steps(text, most) {
      const run = begin(text, most);
      let found = search(run, 0);
      while (found !== undefined && flags.includes('g')) {
        found = search(run, Math.max(found.end, found.start + 1));
      }
      return run.steps;
    },
    find(text) {
      const run = begin(text, Number.POSITIVE_INFINITY);
      const found = search(run, 0);
      const before = (until: number) => run.characters.slice(0, until).join('').length;
      return found && { index: before(found.start), end: before(found.end) };
    },
  };
}

type Run = {
  readonly characters: readonly string[];
  readonly flags: string;
  steps: number;
  readonly most: number;
};
type Registers = readonly (number | undefined)[];

/** Where a match that begins here ends; undefined for none, and when the steps are used up. */
function match(program: Program, start: number, run: Run, registers: Registers): number | undefined {
  const waiting: { pc: number; at: number; registers: Registers }[] = [{ pc: 0, at: start, registers }];
  for (;;) {
    const thread = waiting.pop();
    if (thread === undefined) return undefined;
    let { pc, at } = thread;
    let own = thread.registers;
    alive: for (;;) {
      run.steps += 1;
      if (run.steps > run.most) return undefined;
      const now = program[pc]!;
      switch (now.do) {
        case 'match':
          return at;
        case 'char': {
          const character = run.characters[now.back ? at - 1 : at];
          if (character === undefined || !now.is(character)) break alive;
          at += now.back ? -1 : 1;
          break;
        }
        case 'split':
          waiting.push({ pc: now.second, at, registers: own });
          pc = now.first;
          continue;
        case 'jump':
          pc = now.to;
          continue;
        case 'assert':
          if (!holds(now.raw, at, run)) break alive;
          break;
        case 'look':
          if ((match(now.program, at, run, own) !== undefined) === now.negative) break alive;
          break;
        case 'mark':
        case 'save': {
          const copy = own.slice();
          copy[now.register] = at;
          own = copy;
          break;
        }
        case 'moved':
          if (own[now.register] === at) break alive;
          break;
        case 'same': {
          const [from, to] = [own[2 * now.group], own[2 * now.group + 1]];
          const again = from === undefined || to === undefined ? [] : run.characters.slice(from, to);
          if (again.some((character, index) => run.characters[at + index] !== character)) break alive;
          at += again.length;
        }
      }
      pc += 1;
    }
  }
}

function holds(raw: string, at: number, { characters, flags }: Run): boolean {
  const isBreak = (character: string | undefined) => /^[\n\r\u2028\u2029]$/.test(character ?? '');
  const isWord = (character: string | undefined) => /^\w$/.test(character ?? '');
  if (raw === '^') return at === 0 || (flags.includes('m') && isBreak(characters[at - 1]));
  if (raw === '$') return at === characters.length || (flags.includes('m') && isBreak(characters[at]));
  return (isWord(characters[at - 1]) !== isWord(characters[at])) === (raw === '\\b');
}
