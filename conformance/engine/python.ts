// The second engine is a Python package: in a virtual environment of its own, in the one version that its answers are known of.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PACKAGE = 'ministack';
export const VERSION = '1.5.33';
const LEAST_PYTHON = [3, 10] as const;
const AT_MOST_MS = 5 * 60_000;

/** Runs a program to its end and answers what it printed. Throws where there is none, or it fails. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<string>;
export type Installed = { readonly program: string } | { readonly missing: string };

export const runProgram: RunProgram = async (program, args) =>
  (await promisify(execFile)(program, args, { timeout: AT_MOST_MS, maxBuffer: 10_000_000 })).stdout;

/** Makes the environment in `folder` if it is not there yet. `missing` says in a sentence what this computer lacks. */
export async function secondEngine(
  folder: string,
  say: (line: string) => void,
  run: RunProgram = runProgram,
): Promise<Installed> {
  const home = join(folder, `${PACKAGE}-${VERSION}`);
  const program = join(home, 'bin', PACKAGE);
  if (existsSync(program)) return { program };
  const python = await firstPython(run);
  if (python === undefined)
    return {
      missing: `The second engine needs Python ${LEAST_PYTHON.join('.')} or newer, and there is none by the names python3 and python: install it from https://www.python.org/downloads/.`,
    };
  say(`Fetching the second engine through pip, once: ${PACKAGE} ${VERSION}, into ${home}`);
  try {
    await run(python, ['-m', 'venv', home]);
  } catch {
    return {
      missing: `${python} cannot make a virtual environment: install its module venv (on Debian and Ubuntu the package python3-venv).`,
    };
  }
  try {
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `${PACKAGE}==${VERSION}`];
    await run(join(home, 'bin', 'python'), pip);
  } catch (error) {
    const said = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error);
    return { missing: `pip could not fetch ${PACKAGE} ${VERSION}: ${said}` };
  }
  return { program };
}

async function firstPython(run: RunProgram): Promise<string | undefined> {
  for (const name of ['python3', 'python']) {
    try {
      const said = await run(name, ['-c', 'import sys; print(sys.version_info[0], sys.version_info[1])']);
      const [major = 0, minor = 0] = said.trim().split(' ').map(Number);
      if (major > LEAST_PYTHON[0] || (major === LEAST_PYTHON[0] && minor >= LEAST_PYTHON[1])) return name;
    } catch {
      // There is none by this name.
    }
  }
  return undefined;
}
