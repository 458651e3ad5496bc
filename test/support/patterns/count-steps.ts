// How many steps a backtracking engine takes for a pattern and a text: the same search that V8 does, counted. Time says
// nothing under load; steps are the same on every machine.
import { member } from './member.ts';
import { type Node, parsePattern } from './parse.ts';

type Instruction =
  | { readonly do: 'char'; readonly is: (character: string) => boolean; readonly back: boolean }
  | { readonly do: 'split'; first: number; second: number }
  | { readonly do: 'jump'; to: number }
  | { readonly do: 'assert'; readonly raw: string }
  | { readonly do: 'look'; readonly program: Program; readonly negative: boolean }
  | { readonly do: 'mark' | 'moved'; readonly register: number }
  | { readonly do: 'save'; readonly register: number }
  | { readonly do: 'same'; readonly group: number }
  | { readonly do: 'match' };
type Program = readonly Instruction[];

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

function compile(root: Node, flags: string, firstRegister: number): Program {
  let registers = firstRegister;
  const build = (node: Node, back: boolean): Program => {
    const program: Instruction[] = [];
    const emit = (one: Node): void => {
      switch (one.kind) {
        case 'char':
          program.push({ do: 'char', is: member(one.raw, flags), back });
          return;
        case 'assert':
          program.push({ do: 'assert', raw: one.raw });
          return;
        case 'backreference':
          program.push({ do: 'same', group: one.group });
          return;
        case 'look':
          program.push({
            do: 'look',
            program: build(one.body, one.behind),
            negative: one.negative,
          });
          return;
        case 'group': {
          if (one.capture !== undefined) program.push({ do: 'save', register: 2 * one.capture });
          emit(one.body);
          if (one.capture !== undefined) program.push({ do: 'save', register: 2 * one.capture + 1 });
          return;
        }
        case 'all':
          for (const part of back ? [...one.parts].reverse() : one.parts) emit(part);
          return;
        case 'any': {
          const jumps: { do: 'jump'; to: number }[] = [];
          one.options.forEach((option, index) => {
            const isLast = index === one.options.length - 1;
            const split = { do: 'split' as const, first: program.length + 1, second: 0 };
            if (!isLast) program.push(split);
            emit(option);
            if (isLast) return;
            const jump = { do: 'jump' as const, to: 0 };
            jumps.push(jump);
            program.push(jump);
            split.second = program.length;
          });
          for (const jump of jumps) jump.to = program.length;
          return;
        }
        case 'repeat':
          repeat(one);
      }
    };
    const repeat = ({ least, most, lazy, body }: Extract<Node, { kind: 'repeat' }>): void => {
      for (let time = 0; time < least; time += 1) emit(body);
      const splits: { do: 'split'; first: number; second: number }[] = [];
      const splitHere = () => {
        const split = { do: 'split' as const, first: 0, second: 0 };
        program.push(split);
        splits.push(split);
        split.first = program.length;
      };
      if (most === Number.POSITIVE_INFINITY) {
        const start = program.length;
        splitHere();
        const register = registers++;
        program.push({ do: 'mark', register });
        emit(body);
        program.push({ do: 'moved', register }, { do: 'jump', to: start });
      } else {
        for (let time = least; time < most; time += 1) {
          splitHere();
          emit(body);
        }
      }
      for (const split of splits) {
        split.second = program.length;
        if (lazy) [split.first, split.second] = [split.second, split.first];
      }
    };
    emit(node);
    program.push({ do: 'match' });
    return program;
  };
  return build(root, false);
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
