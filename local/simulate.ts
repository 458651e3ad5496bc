// `npm run simulate`: seeded months in which everything goes wrong that can, and the laws that must hold all the same.

import { writeFileSync } from 'node:fs';
import { makeTool, runAsProcess, UsageError } from '../tools/frame/command.ts';
import { packs } from './products/registry.ts';
import { KIND_NAMES, kindsNamed } from './simulator/kinds.ts';
import { houseLaws } from './simulator/laws/index.ts';
import { playSeed } from './simulator/month.ts';
import { traceText } from './simulator/trace.ts';

const help = `npm run simulate -- [options]

Plays shop-months in which stores, tills, people and AWS misbehave, each month from its own seed, and asks after every step
whether the laws hold. The same seed is the same month, to the byte. Nothing leaves this machine, nothing is kept.

  --months <number>   how many, one seed after the other (default 10)
  --seed <number>     the first seed (default 1)
  --days <number>     days of a month on which things happen (default 7); as long again is waited for what is still owed
  --faults <kinds>    all, none, or a list with commas of: ${KIND_NAMES.join(', ')} (default all)
  --product <names>   only these products, with commas
  --trace <file>      writes everything that happened in the last month
  --help              this text`;

export const main = makeTool({
  help,
  options: { months: 'text', seed: 'text', days: 'text', faults: 'text', product: 'text', trace: 'text' },
  async run({ options, print }) {
    const months = count('months', options.months ?? '10');
    const seed = count('seed', options.seed ?? '1');
    const days = count('days', options.days ?? '7');
    const kinds = kindsNamed(options.faults ?? 'all');
    if (kinds === undefined)
      throw new UsageError(`--faults ${options.faults} names a kind that there is not`);
    let failed = 0;
    for (let month = 0; month < months; month += 1) {
      const startedAt = performance.now();
      const played = await playSeed({
        seed: seed + month,
        days,
        kinds,
        packs,
        laws: houseLaws,
        ...(options.product === undefined ? {} : { only: options.product.split(',') }),
      });
      const seconds = (performance.now() - startedAt) / 1000;
      print(
        `seed ${played.seed}: ${played.steps} steps, ${played.calls} calls, ${played.faults.length} faults, ${played.lawsChecked} checks, ${seconds.toFixed(1)} s${played.found.length === 0 ? '' : `, ${played.found.length} FOUND`}`,
      );
      if (played.found.length > 0) failed += 1;
      for (const { law, breach, at } of played.found) print(`  ${at} ${law} ${breach.what}`);
      if (options.trace !== undefined && month === months - 1)
        writeFileSync(options.trace, traceText(played.trace));
    }
    return failed === 0 ? 0 : 1;
  },
});

function count(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new UsageError(`--${name} ${text} is not a whole number`);
}

if (import.meta.main) await runAsProcess(main);
