// A proof is named by the whole title of a test. The titles are read from the file's text, so nothing need run for it.
import { ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const RUNS = /^test\/.+\.(unit|state|stack|e2e|browser)\.ts$/;
const CALL = /(?<![\w.$])(?:it|test)((?:\.\w+)*)(?=[<(])/g;
/** A test that is left out, or only now and then run, proves nothing. */
const ALWAYS_RUN = new Set(['each', 'for', 'concurrent', 'sequential']);
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const LITERAL = /^\(\s*(['"`])((?:\\[\s\S]|(?!\1)[^\\])*)\1\s*,/;
/** What is no code: strings, comments and the sign of an arrow function. */
const SKIPPED = /(['"`])(?:\\[\s\S]|(?!\1)[^\\])*\1|\/\/[^\n]*|\/\*[\s\S]*?\*\/|=>/y;

/** Throws unless exactly one test of the file has this title, whole: a part of a title is found where nothing is proven. */
export function demandProof({ test, named }: { readonly test: string; readonly named: string }): void {
  ok(RUNS.test(test), `No run takes ${test} for a file of tests`);
  ok(existsSync(test), `There is no ${test}`);
  const found = titlesIn(readFileSync(test, 'utf8')).filter((title) => title === named);
  ok(found.length === 1, `${found.length} tests of ${test} are called “${named}”, whole`);
  ok(/[a-z].* /i.test(named.replaceAll(/%\w/g, '')), `“${named}” says nothing`);
}

/** In the order of the file; a table of cases is one title, with its placeholders. */
export function titlesIn(source: string): readonly string[] {
  return [...source.matchAll(CALL)].flatMap((call) => {
    const words = (call[1] ?? '').split('.').filter((word) => word !== '');
    if (words.some((word) => !ALWAYS_RUN.has(word))) return [];
    let at = call.index + call[0].length;
    if (source[at] === '<') at = endOfGroup(source, at);
    if (words.includes('each') || words.includes('for')) at = endOfGroup(source, at);
    const [, , title] = LITERAL.exec(source.slice(at)) ?? [];
    return title === undefined ? [] : [title.replace(/\\(['"`\\])/g, '$1')];
  });
}

/** Just behind the bracket that closes the one at `start`. */
function endOfGroup(source: string, start: number): number {
  const open: string[] = [];
  const isType = source[start] === '<';
  for (let at = start; at < source.length; at += 1) {
    SKIPPED.lastIndex = at;
    const skipped = SKIPPED.exec(source);
    if (skipped !== null) {
      at += skipped[0].length - 1;
      continue;
    }
    const sign = source[at] as string;
    // Elsewhere this one compares.
    if (sign in CLOSES && (sign !== '<' || isType)) open.push(CLOSES[sign] as string);
    else if (sign === open.at(-1)) open.pop();
    if (open.length === 0) return at + 1;
  }
  return source.length;
}
