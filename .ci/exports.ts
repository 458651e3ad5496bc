// What nobody reads is dead, and `npm run purity` refuses it: an export that no other file imports and its own does not use,
// and a value that is exported though only its own file uses it. A test that imports it is a reader too. A type that names
// what a public function takes or answers may stand there for people alone, and so may the maker of an entry file.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SOURCES = '{bin,lib,lambdas,shared,local,tools,bench}/**/*.ts';
const READERS = '{bin,lib,lambdas,shared,local,tools,bench,test,.ci}/**/*.{ts,js}';
const EXPORT = /^export (?:declare )?(?:async )?(const|let|function\*?|class|type|interface) (\w+)/gm;
const IMPORT = /^(?:import|export)\s+(?:type\s+)?([\w$*{][^;]*?)\s+from\s+'(\.[^']+)'/gm;
/** Of a file that is loaded by its path, nobody can tell what is read. */
const LOADED = /\bimport\(\s*'(\.[^']+)'/g;

/** Every export without a reader, a sentence each. */
export function exportProblems(): readonly string[] {
  const readBy = new Map<string, Set<string>>();
  const noteRead = (file: string, name: string) =>
    readBy.set(file, (readBy.get(file) ?? new Set()).add(name));
  for (const file of globSync(READERS)) {
    const text = readFileSync(file, 'utf8');
    for (const [, clause = '', from = ''] of text.matchAll(IMPORT))
      for (const name of namesIn(clause, text)) noteRead(join(dirname(file), from), name);
    for (const [, from = ''] of text.matchAll(LOADED)) noteRead(join(dirname(file), from), '*');
  }
  return globSync(SOURCES)
    .filter((file) => !file.endsWith('.d.ts'))
    .sort()
    .flatMap((file) => {
      const read = readBy.get(file);
      if (read?.has('*')) return [];
      const text = readFileSync(file, 'utf8');
      return [...text.matchAll(EXPORT)]
        .filter(([, kind = '', name = '']) => {
          if (read?.has(name) || isEntry(file, name)) return false;
          const isUsedAtHome = (text.match(new RegExp(`\\b${name}\\b`, 'g')) ?? []).length > 1;
          return !(isUsedAtHome && (/^(type|interface|class)$/.test(kind) || isMaker(file, name)));
        })
        .map(([, , name = '']) => `${file} exports ${name}, which no other file imports`);
    });
}

/** What Lambda, the shell or the browser calls by its name. */
const isEntry = (file: string, name: string): boolean =>
  (name === 'handler' && /^lambdas\/[^/]+\/functions\//.test(file)) ||
  name === 'main' ||
  // Stands in for a package of the SDK, which calls it by the package's names.
  file === 'lib/constructs/bundle/no-tokens.ts' ||
  file === 'lib/constructs/bundle/no-event-streams.ts';

const isMaker = (file: string, name: string): boolean =>
  name.startsWith('make') && /^lambdas\/[^/]+\/functions\//.test(file);

/** `{ a, type b as c }` reads a and b; `* as all` reads every `all.…` of the file. */
function namesIn(clause: string, text: string): readonly string[] {
  const whole = /^\*\s*(?:as\s+(\w+))?/.exec(clause);
  if (whole !== null) {
    if (whole[1] === undefined) return ['*'];
    return [...text.matchAll(new RegExp(`\\b${whole[1]}\\.(\\w+)`, 'g'))].map((match) => match[1] ?? '');
  }
  const inner = /\{([^}]*)\}/.exec(clause)?.[1] ?? '';
  return inner
    .split(',')
    .map(
      (one) =>
        one
          .trim()
          .replace(/^type\s+/, '')
          .split(/\s+as\s+/)[0] ?? '',
    )
    .filter((name) => name !== '');
}
