// npm run restore: the loyalty tracker's tables from one of the daily copies.
import { makeTool, runAsProcess, UsageError } from './frame/command.ts';
import { openPlace, placeHelp, placeOptions } from './frame/place.ts';
import { restore } from './restore/restore.ts';

const help = `Puts members, balances, ledger and all else of the loyalty tracker back from a daily copy into empty tables.

  npm run restore -- <day | latest> [--yes] [--aws | --endpoint url]

  day          such as 2026-06-02; latest is the newest whole copy.
  --yes        restores. Without it you only see what would happen.
${placeHelp({ aws: 'in', laptop: 'in' })}

Nothing that is in a table is overwritten: tables that hold anything else are refused. A restore that was interrupted
goes on where it stopped when you run it again. In the end everything is read again and compared with the copy.

Exit code 0: all is well. 1: not restored, or not right. 2: the command was not understood.`;

export const main = makeTool({
  help,
  options: { yes: 'flag', ...placeOptions },
  words: [1, 1],
  async run(asked) {
    const [day = ''] = asked.words;
    if (!/^(latest|\d{4}-\d\d-\d\d)$/.test(day)) throw new UsageError();
    return restore({ day, confirmed: asked.options.yes }, await openPlace(asked, 'loyalty'), asked.print);
  },
});

if (import.meta.main) await runAsProcess(main);
