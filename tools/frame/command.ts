// The one frame of every `npm run` command: a tool declares its help, its options and what it does; reading the command
// line, `--help`, the words for a mistake and the exit code are the same everywhere.
import { parseArgs } from 'node:util';
import { nearestTo } from '../../shared/text/nearest.ts';

/** The command line itself was wrong; the message says how, and without one the help does. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** `flag` stands alone, `text` has a value behind it, `texts` may be given several times. */
export type OptionTable = Readonly<Record<string, 'flag' | 'text' | 'texts'>>;
export type Options<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Table[Name] extends 'flag'
    ? boolean
    : (Table[Name] extends 'texts' ? readonly string[] : string) | undefined;
};

export type Environment = Readonly<Record<string, string | undefined>>;
export type Terminal = {
  /** Takes whole lines. */
  readonly print: (line: string) => void;
  /** Where mistakes and faults are told. Default: with everything else. */
  readonly complain?: (line: string) => void;
  /** Whether there is somebody who can be asked. Default: nobody. */
  readonly canAsk?: boolean;
};

/** What a tool is given: the words of the command line that are no options, and all else there is to know. */
export type Asked<Table extends OptionTable> = {
  readonly words: readonly string[];
  readonly options: Options<Table>;
  readonly environment: Environment;
  readonly print: (line: string) => void;
  readonly canAsk: boolean;
};

export type Command<Table extends OptionTable> = {
  /** At least and at most so many words. Default: none. */
  readonly words?: readonly [atLeast: number, atMost: number];
  /** Answers the exit code, if it is not 0. Throws `UsageError` for 2 and anything else for 1. */
  readonly run: (asked: Asked<Table>) => Promise<number | undefined>;
};

export type Tool<Table extends OptionTable> = {
  /** The whole page that `--help` prints; it names every option. */
  readonly help: string;
  readonly options: Table;
  /** Rewrites what Node's parser could not tell apart. */
  readonly spelled?: (args: readonly string[]) => readonly string[];
} & (Command<Table> | { readonly commands: Readonly<Record<string, Command<Table>>> });

/** Runs the tool once and answers the exit code: 0 done, 1 failed, 2 not understood. */
export type Main = (
  args: readonly string[],
  terminal: Terminal,
  environment?: Environment,
) => Promise<number>;

export type MadeTool = Main & {
  readonly help: string;
  readonly options: OptionTable;
  /** Reads a command line as the tool would, and does nothing. Throws `UsageError` for what it does not understand. */
  readonly reads: (args: readonly string[]) => void;
};

export function makeTool<const Table extends OptionTable>(tool: Tool<Table>): MadeTool {
  const main: Main = async (args, terminal, environment = process.env) => {
    const { print, complain = print, canAsk = false } = terminal;
    try {
      const read = readLine(tool.spelled?.(args) ?? args, tool.options);
      if (read === 'help') {
        print(tool.help);
        return 0;
      }
      const { command, words } = commandOf(tool, read.words);
      return (await command.run({ words, options: read.options, environment, print, canAsk })) ?? 0;
    } catch (error) {
      const message = sentenceOf(error);
      complain(message === '' ? `Not understood.\n\n${tool.help}` : message);
      return error instanceof UsageError ? 2 : 1;
    }
  };
  const reads = (args: readonly string[]): void => {
    const read = readLine(tool.spelled?.(args) ?? args, tool.options);
    if (read !== 'help') commandOf(tool, read.words);
  };
  return Object.assign(main, { help: tool.help, options: tool.options, reads });
}

/** What went wrong, as a sentence. Node's own words about a file or a connection are a call of its library and a code. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (error.name === 'CredentialsProviderError')
    return 'There are no AWS credentials here. Sign in with "aws sso login" or "aws configure", or name a profile in AWS_PROFILE.';
  // Who wraps an error otherwise has said it in words of its own.
  const connection = connectionTrouble(message === 'fetch failed' ? error.cause : error);
  if (connection !== undefined) return connection;
  const said = code === undefined ? undefined : FILE_TROUBLE[code];
  // Node does not say which folder it was that somebody read as a file.
  if (code === 'EISDIR') return `${path ?? 'That'} is a folder, and a file is asked for.`;
  return said === undefined || path === undefined ? message : said(path);
}

/** The SDK throws what the network said itself, `fetch` has it as the cause of an error of its own. */
function connectionTrouble(error: unknown): string | undefined {
  const { code = '', hostname, address, port } = (error ?? {}) as Readonly<Record<string, string | number>>;
  if (/^(?:ENOTFOUND|EAI_AGAIN)$/.test(String(code)))
    return `There is no way to ${hostname ?? 'the other side'}: its name is not known here. Is this computer online, and the name or the region right?`;
  if (code === 'ECONNREFUSED')
    return `Nothing answers at ${address ?? 'that address'}${port === undefined ? '' : `:${port}`}. Does it run?`;
  if (/^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|UND_ERR_CONNECT_TIMEOUT)$/.test(String(code)))
    return 'The other side does not answer. Is this computer online? Then try it again.';
  return undefined;
}

const FILE_TROUBLE: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no file ${path}. Look at the name, and at the folder that you are in.`,
  ENOTDIR: (path) => `There is no file ${path}. Look at the name, and at the folder that you are in.`,
  EACCES: (path) => `${path} may not be read or written by you. Look at its permissions.`,
  EPERM: (path) => `${path} may not be read or written by you. Look at its permissions.`,
};

/** The process is this tool: its arguments, its terminal, its exit code. */
export async function runAsProcess(main: Main): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), {
    print: (line) => console.log(line),
    complain: (line) => console.error(line),
    canAsk: process.stdin.isTTY === true && process.stdout.isTTY === true,
  });
}

function readLine<Table extends OptionTable>(
  args: readonly string[],
  table: Table,
): 'help' | { readonly words: readonly string[]; readonly options: Options<Table> } {
  const options = {
    ...Object.fromEntries(Object.entries(table).map(([name, kind]) => [name, SPECS[kind]])),
    help: { type: 'boolean', short: 'h' },
  } as const;
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens)
    if (token.kind === 'option' && !Object.hasOwn(options, token.name))
      throw new UsageError(unknown(`option ${token.rawName}`, token.name, Object.keys(options), '--'));
  const { values, positionals } = strictly(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  if (values.help === true) return 'help';
  const given = Object.entries(table).map(([name, kind]) => [
    name,
    kind === 'flag'
      ? (values as Record<string, unknown>)[name] === true
      : (values as Record<string, unknown>)[name],
  ]);
  return { words: positionals, options: Object.fromEntries(given) as Options<Table> };
}

const SPECS = {
  flag: { type: 'boolean' },
  text: { type: 'string' },
  texts: { type: 'string', multiple: true },
} as const;

/** Node's own sentences about a value too few or too many are good enough. */
function strictly<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function commandOf<Table extends OptionTable>(tool: Tool<Table>, words: readonly string[]) {
  const found = 'commands' in tool ? namedCommand(tool, words) : { command: tool, words };
  const [atLeast, atMost] = found.command.words ?? [0, 0];
  const count = found.words.length;
  if (count < atLeast || count > atMost) throw new UsageError();
  return found;
}

function namedCommand<Table extends OptionTable>(
  { commands, help }: { readonly commands: Readonly<Record<string, Command<Table>>>; readonly help: string },
  [name, ...words]: readonly string[],
) {
  if (name === undefined) throw new UsageError();
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined) return { command, words };
  throw new UsageError(`${unknown(`command ${name}`, name, Object.keys(commands), '')}\n\n${help}`);
}

function unknown(what: string, name: string, known: readonly string[], mark: string): string {
  const nearest = nearestTo(name, known);
  if (nearest !== undefined) return `There is no ${what}. Did you mean ${mark}${nearest}?`;
  return `There is no ${what}; there ${known.length === 1 ? 'is' : 'are'} ${known.map((each) => mark + each).join(', ')}.`;
}
