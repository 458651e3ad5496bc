// npm run export: what a product knows of its people, to take along. Your members leave with you.
import { exportLoyalty } from './export/loyalty.ts';
import { makeTool, runAsProcess } from './frame/command.ts';
import { openPlace, placeHelp, placeOptions } from './frame/place.ts';

const help = `Writes everything about your members into CSV files, for another programme or for yourself.

  npm run export -- loyalty [folder] [--aws | --endpoint url]

  folder       where the files go; loyalty-export-<today> if you do not say. Nothing is overwritten.
${placeHelp({ aws: 'from', laptop: 'from' })}

  members.csv  everybody with points, visits and consent; "npm run import -- members" reads it again.
  ledger.csv   every change of points there ever was; a member's lines add up to their points.
  sales.csv    every sale that was told, with its items.
  audit.csv    who did what at the desk, and when.

Exit code 0: all is well. 1: not written. 2: the command was not understood.`;

export const main = makeTool({
  help,
  options: placeOptions,
  commands: {
    loyalty: {
      words: [0, 1],
      run: async (asked) => exportLoyalty(asked.words[0], await openPlace(asked, 'loyalty'), asked.print),
    },
  },
});

if (import.meta.main) await runAsProcess(main);
