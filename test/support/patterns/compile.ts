// A pattern as the steps of a backtracking engine: what V8's own compiler makes of it, as far as steps are concerned.
import { member } from './member.ts';
import type { Node } from './parse.ts';

export type Instruction =
  | { readonly do: 'char'; readonly is: (character: string) => boolean; readonly back: boolean }
  | { readonly do: 'split'; first: number; second: number }
  | { readonly do: 'jump'; to: number }
  | { readonly do: 'assert'; readonly raw: string }
  | { readonly do: 'look'; readonly program: Program; readonly negative: boolean }
  | { readonly do: 'mark' | 'moved'; readonly register: number }
  | { readonly do: 'save'; readonly register: number }
  | { readonly do: 'same'; readonly group: number }
  | { readonly do: 'match' };
export type Program = readonly Instruction[];

/** `firstRegister` is the first one that no group of the pattern uses. */
export function compile(root: Node, flags: string, firstRegister: number): Program {
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
