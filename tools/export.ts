// npm run export: what a product knows of its people, to take along. Your members leave with you.
import { parseArgs } from 'node:util';
import { exportLoyalty } from './export/loyalty.ts';
import { openDestination } from './import/destination.ts';

const help = `Writes everything about your members into CSV files, for another programme or for yourself.

  npm run export -- loyalty [folder] [--aws | --endpoint url]

  folder       where the files go; loyalty-export-<today> if you do not say. Nothing is overwritten.
  --aws        from your AWS account, with your usual AWS credentials.
  --endpoint   from the laptop runtime at this address; http://127.0.0.1:4700 if you do not say.

  members.csv  everybody with points, visits and consent; "npm run import -- members" reads it again.
  ledger.csv   every change of points there ever was; a member's lines add up to their points.
  sales.csv    every sale that was told, with its items.
  audit.csv    who did what at the desk, and when.

Exit code 0: all is well. 1: not written. 2: the command was not understood.`;

class UsageError extends Error {}

/** Runs the command and returns the exit code. `print` takes whole lines. */
export async function main(
  args: readonly string[],
  print: (line: string) => void,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  try {
    const { positionals, values } = readArguments(args);
    const [product, folder] = positionals;
    if (values.help === true) {
      print(help);
      return 0;
    }
    if (product !== 'loyalty' || positionals.length > 2) throw new UsageError(`Not understood.\n\n${help}`);
    const destination = await openDestination({
      product,
      aws: values.aws === true,
      endpoint: values.endpoint,
      environment,
    });
    return await exportLoyalty(folder, destination, print);
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

function readArguments(args: readonly string[]) {
  try {
    const parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        aws: { type: 'boolean' },
        endpoint: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (parsed.values.aws === true && parsed.values.endpoint !== undefined)
      throw new Error('--aws and --endpoint are two different places');
    return parsed;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2), (line) => console.log(line));
