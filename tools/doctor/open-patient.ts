// The patient as he is: this computer, the settings as they stand, and the laptop runtime or the AWS account.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { engineBinary, presentEngine } from '../../local/aws/engine-binary.ts';
import { at, text } from '../../shared/platforms/fields.ts';
import { withoutEnd } from '../../shared/text/ends.ts';
import { makeAskAws } from '../aws/ask.ts';
import type { Environment } from '../frame/command.ts';
import { settingsIn } from '../frame/destination.ts';
import { systemDns } from '../setup/dns.ts';
import type { Computer, Patient } from './patient.ts';
import { templatesOf } from './templates.ts';

export type Wish = {
  readonly aws: boolean;
  /** The laptop's console; with `aws`, another engine's endpoint. */
  readonly endpoint: string | undefined;
  readonly environment: Environment;
};

const ON_THIS_COMPUTER = /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?:[:/]|$)/;
const LOCAL_KEYS = { accessKeyId: 'local-operator', secretAccessKey: 'local' };

/** Throws where the laptop is to be looked at and nothing answers there. */
export async function openPatient({ aws, endpoint, environment }: Wish): Promise<Patient> {
  const console = withoutEnd(endpoint ?? `http://127.0.0.1:${environment.PORT ?? '4700'}`, '/');
  const reached = aws
    ? undefined
    : await laptopAt(console).catch((trouble: unknown) => {
        // With broken settings no laptop starts, so they are said first.
        settingsIn(environment);
        throw trouble;
      });
  const now = () => new Date(Date.now() + (reached?.aheadMs ?? 0));
  // Real signatures carry real time; the laptop's clock may stand elsewhere.
  // The variable that every program of AWS's goes by; the SDK alone would leave out what is asked without it.
  const asked = endpoint ?? environment.AWS_ENDPOINT_URL;
  const place =
    reached === undefined ? { endpoint: asked } : { endpoint: reached.endpoint, keys: LOCAL_KEYS };
  const settings = () => settingsIn(environment);
  let templates: ReturnType<Patient['templates']> | undefined;
  return {
    stage: aws ? 'aws' : 'laptop',
    isPractice: aws && ON_THIS_COMPUTER.test(asked ?? ''),
    settings,
    now,
    ask: makeAskAws({ ...place, now: () => new Date() }),
    dns: systemDns(),
    fetch,
    templates: () => {
      templates ??= Promise.resolve().then(() => templatesOf(settings()));
      return templates;
    },
    computer: thisComputer(),
    laptop: async (path) => (await fetch(console + path)).json(),
  };
}

async function laptopAt(address: string): Promise<{ readonly endpoint: string; readonly aheadMs: number }> {
  const hint = 'Start it with "npm start", or look at your AWS account with --aws.';
  let said: unknown;
  try {
    said = await (await fetch(`${address}/_local/status`, { signal: AbortSignal.timeout(20_000) })).json();
  } catch (cause) {
    throw new Error(`Nothing answers at ${address}. ${hint}`, { cause });
  }
  const endpoint = text(at(said, 'awsEndpoint'));
  if (endpoint === undefined)
    throw new Error(`What answers at ${address} is not the laptop runtime. ${hint}`);
  return { endpoint, aheadMs: Date.parse(text(at(said, 'now')) ?? '') - Date.now() };
}

function thisComputer(): Computer {
  const { devDependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies?: Record<string, string>;
  };
  return {
    node: process.versions.node,
    wantedNode: devDependencies.node ?? process.versions.node,
    npm: npmVersion,
    engine: async () => {
      const file = presentEngine();
      return file !== undefined && existsSync(file) ? file : undefined;
    },
    fetchEngine: () => engineBinary(() => {}),
  };
}

function npmVersion(): Promise<string | undefined> {
  const child = spawn('npm', ['--version'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  let said = '';
  child.stdout?.on('data', (data) => {
    said += String(data);
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('close', (code) => resolve(code === 0 ? said.trim() : undefined));
  });
}
