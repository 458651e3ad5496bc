// npm run restore: the loyalty tracker's tables from one of the daily copies.
import { parseArgs } from 'node:util';
import { openDestination } from './import/destination.ts';
import { restore } from './restore/restore.ts';

const help = `Puts members, balances, ledger and all else of the loyalty tracker back from a daily copy into empty tables.

  npm run restore -- <day | latest> [--yes] [--aws | --endpoint url]

  day          such as 2026-06-02; latest is the newest whole copy.
  --yes        restores. Without it you only see what would happen.
  --aws        in your AWS account, with your usual AWS credentials.
  --endpoint   in the laptop runtime at this address; http://127.0.0.1:4700 if you do not say.

Nothing that is in a table is overwritten: tables that hold anything else are refused. A restore that was interrupted
goes on where it stopped when you run it again. In the end everything is read again and compared with the copy.

Exit code 0: all is well. 1: not restored, or not right. 2: the command was not understood.`;

class UsageError extends Error {}

/** Runs the command and returns the exit code. \`print\` takes whole lines. */
export async function main(
  args: readonly string[],
  print: (line: string) => void,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  try {
    const { positionals, values } = readArguments(args);
    if (values.help === true) {
      print(help);
      return 0;
    }
    const [day] = positionals;
    if (day === undefined || positionals.length > 1 || !/^(latest|\d{4}-\d\d-\d\d)$/.test(day))
      throw new UsageError(`Not understood.\n\n${help}`);
    const destination = await openDestination({
      product: 'loyalty',
      aws: values.aws === true,
      endpoint: values.endpoint,
      environment,
    });
    return await restore({ day, confirmed: values.yes === true }, destination, print);
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

function readArguments(args: readonly string[]) {
  const yes = { type: 'boolean' } as const;
  try {
    const parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { yes, aws: yes, endpoint: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (parsed.values.aws === true && parsed.values.endpoint !== undefined)
      throw new Error('--aws and --endpoint are two different places');
    return parsed;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2), (line) => console.log(line));
