// npm run rules: what the owner's documents mean, before and after they count.
import { parseArgs } from 'node:util';
import { check } from './rules/check.ts';
import { type Options, products, UsageError } from './rules/options.ts';
import { push } from './rules/push.ts';
import { show } from './rules/show.ts';

const help = `What the owner's documents mean, and how to put them in force.

  npm run rules -- check [file] [--product ${Object.keys(products).join('|')}] [--as settings|rules|voice]
      Says in plain words what a document means, or lists what is wrong with it.
      Without a file: all documents as shipped in rules/. Without a product: the one whose folder the file is in, else upsell.

  npm run rules -- push <product> [file] [--as settings|rules|voice] [--stage test] [--endpoint url] [--bucket name]
      Checks, then uploads. Without a file: both documents in rules/<product>/.
      --endpoint uploads to the laptop runtime, for example --endpoint http://127.0.0.1:4700.
      Otherwise to the shop's AWS account, with your usual AWS credentials and region.

  npm run rules -- show <product> [--stage test] [--endpoint url] [--bucket name]
      Prints what is in force.

Exit code 0: all is well. 1: a document is bad, or could not be reached. 2: the command was not understood.`;

/** Runs one command and returns the exit code. `print` takes whole lines. */
export async function main(args: readonly string[], print: (line: string) => void): Promise<number> {
  try {
    const { command, options } = readArguments(args);
    switch (command) {
      case 'check':
        return await check(options, print);
      case 'push':
        return await push(options, print);
      case 'show':
        return await show(options, print);
      default:
        print(help);
        return command === 'help' ? 0 : 2;
    }
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

function readArguments(args: readonly string[]): { command: string; options: Options } {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        product: text,
        as: text,
        stage: text,
        endpoint: text,
        bucket: text,
        help: { type: 'boolean', short: 'h' },
      },
    });
    const { help: wantsHelp, ...options } = values;
    const [command = '', ...rest] = positionals;
    return { command: wantsHelp === true ? 'help' : command, options: { ...options, rest } };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2), (line) => console.log(line));
