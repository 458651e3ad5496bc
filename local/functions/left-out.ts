// Whether a function's code imports what it does not hold, as code that leaves the SDK to Lambda does. Such code is for Node's own
// loader, in a thread of its own; a script that is run in a room finds nothing beside itself.
import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';

/** An import or a call of require as a statement has it; what stands in brackets is the SDK's own advice. */
const IMPORTS =
  /(?<![\w.$[])(?:from|import|require\()\s{0,9}["']((?:@[\w.-]{1,99}\/)?[A-Za-z][\w.-]{0,99}(?:\/[\w./-]{0,199})?)["']/g;

const known = new Map<string, boolean>();

/** Read once for each folder: what it holds has its hash in its name. False where there is no such file, which is for whoever runs it to say. */
export function leavesImportsOut(folder: string, handler: string): boolean {
  const file = handler.split('.')[0] ?? '';
  const key = join(folder, file);
  const before = known.get(key);
  if (before !== undefined) return before;
  const path = ['mjs', 'js', 'cjs']
    .map((extension) => `${key}.${extension}`)
    .find((each) => existsSync(each));
  if (path === undefined) return false;
  const leaves = [...readFileSync(path, 'utf8').matchAll(IMPORTS)].some(([, name = '']) => !isBuiltin(name));
  known.set(key, leaves);
  return leaves;
}
