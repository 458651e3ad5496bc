// `npm run bench`: measures what the documents promise and says whether it holds on this machine.
import { availableParallelism, loadavg } from 'node:os';
import { makeTool, runAsProcess, UsageError } from '../tools/frame/command.ts';
import { earlierCheckout } from './against.ts';
import { BENCHMARKS } from './benchmarks.ts';
import { runBenchmarks } from './run.ts';

const help = `npm run bench -- [options]

Measures the figures that docs/benchmarks.md explains; ends with an error when one misses its target.

  --only <name,name>   some of them:
${Object.entries(BENCHMARKS)
  .map(([name, { what }]) => `                         ${name.padEnd(13)} ${what}`)
  .join('\n')}
  --short              as little of each as shows that it still measures; no figure is judged
  --against <folder>   measures an earlier checkout (with its own node_modules) beside this one: webhook, idle, catalogue,
                         rules, texts, simulate and tests in turns, the others one after the other
  --help               this text`;

export const main = makeTool({
  help,
  options: { only: 'text', short: 'flag', against: 'text' },
  async run({ options: { only, short, against }, print }) {
    const names = only?.split(',') ?? measuredUnnamed(short);
    const unknown = names.find((name) => !Object.hasOwn(BENCHMARKS, name));
    if (unknown !== undefined)
      throw new UsageError(
        `There is no benchmark "${unknown}"; there are: ${Object.keys(BENCHMARKS).join(', ')}`,
      );
    if (short && against !== undefined)
      throw new UsageError('--short measures nothing that could be compared --against anything');
    const earlier = against === undefined ? {} : { against: earlierCheckout(against) };
    // A function's local time is UTC on AWS.
    process.env.TZ = 'UTC';
    print(machineInWords(availableParallelism(), loadavg()[0] ?? 0));
    const listed = names.flatMap((name) => {
      const one = BENCHMARKS[name];
      return one === undefined ? [] : [{ name, ...one }];
    });
    return (await runBenchmarks(listed, { short, ...earlier }, print)) ? 0 : 1;
  },
});

function measuredUnnamed(short: boolean): readonly string[] {
  const names = Object.keys(BENCHMARKS);
  return short ? names : names.filter((name) => BENCHMARKS[name]?.onlyNamed !== true);
}

/** A busy machine measures its other work as well; whoever reads the figures should know. */
function machineInWords(cores: number, load: number): string {
  const facts = `Node ${process.versions.node}, ${cores} cores, load ${load.toFixed(1)}`;
  return load > cores / 4 ? `${facts}: this machine has other work, times will be too long.` : facts;
}

if (import.meta.main) await runAsProcess(main);
