// The process in which a place's commands run: each is its `main`, with the words, the environment and the terminal that an operator's
// would have. Their sources are loaded once and before any story: that is most of what a command takes, and no engine's doing.
import { main as erase } from '../../tools/erase.ts';
import { main as exported } from '../../tools/export.ts';
import type { Main } from '../../tools/frame/command.ts';
import { main as imported } from '../../tools/import.ts';
import { main as rules } from '../../tools/rules.ts';
import { main as staff } from '../../tools/staff.ts';
import type { Given, Said } from './commands.ts';

const MAINS: Readonly<Record<string, Main>> = {
  'tools/erase.ts': erase,
  'tools/export.ts': exported,
  'tools/import.ts': imported,
  'tools/rules.ts': rules,
  'tools/staff.ts': staff,
};

const say = (said: Said) => process.send?.(said);

process.on('message', async ({ id, file, words, environment }: Given) => {
  const main = MAINS[file];
  const printed: string[] = [];
  const complained: string[] = [];
  // The SDK reads the region where it reads all else of AWS.
  Object.assign(process.env, environment);
  const code =
    main === undefined
      ? complained.push(`No story has been told with ${file} yet: its place is in commander.ts`)
      : await main(words, {
          print: (line) => void printed.push(line),
          complain: (line) => void complained.push(line),
        });
  say({ id, code, printed: printed.join('\n'), complained: complained.join('\n') });
});
// Whoever started it is gone, however that came.
process.on('disconnect', () => process.exit());
say('ready');
