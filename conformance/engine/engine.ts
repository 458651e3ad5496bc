// The second engine as a process: its IAM evaluation and TLS on, on loopback, everything it keeps in a folder of this run.
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { rootCertificates, setDefaultCACertificates } from 'node:tls';
import { freePort } from '../../local/aws/engine.ts';
import { type ProcessGroup, startGroup } from './process-group.ts';
import { type StoryClock, storyClock } from './story-clock.ts';

export type Engine = {
  readonly url: string;
  readonly clock: StoryClock;
  readonly group: ProcessGroup;
  /** What a program of AWS's, the CDK or one of our commands, needs to take it for AWS. */
  readonly environment: Readonly<Record<string, string>>;
};

/** The account that the root keys belong to. */
export const ACCOUNT = '000000000000';
export const ROOT_KEYS = { accessKeyId: 'test', secretAccessKey: 'test' };
const READY_TRIES = 1_800;

export async function startSecondEngine(options: {
  readonly program: string;
  /** Of this run alone; whoever made it removes it. */
  readonly folder: string;
  readonly startsAt: Date;
  readonly region: string;
}): Promise<Engine> {
  const { program, folder, startsAt, region } = options;
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const clock = storyClock(join(folder, 'clock'), startsAt);
  const port = await freePort();
  const url = `https://127.0.0.1:${port}`;
  const clocked = {
    STORY_CLOCK: clock.file,
    NODE_OPTIONS: `--require ${join(import.meta.dirname, 'clock.cjs')}`,
    // Its functions must run on the Node that they are made for.
    PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
  };
  const group = startGroup({
    command: program,
    args: [],
    cwd: folder,
    hear: (text) => appendFileSync(join(folder, 'engine.log'), text),
    environment: {
      ...withoutAws(process.env),
      ...clocked,
      PYTHONPATH: import.meta.dirname,
      PYTHONDONTWRITEBYTECODE: '1',
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      AUTH: 'true',
      USE_SSL: '1',
      TZ: 'UTC',
      TMPDIR: temporary,
      S3_DATA_DIR: join(folder, 's3'),
      STATE_DIR: join(folder, 'state'),
    },
  });
  const certificate = join(temporary, 'ministack-tls', 'server.crt');
  await untilReady(url, group, certificate);
  const environment = {
    ...clocked,
    AWS_ENDPOINT_URL: url,
    NODE_EXTRA_CA_CERTS: certificate,
    AWS_CA_BUNDLE: certificate,
    AWS_ACCESS_KEY_ID: ROOT_KEYS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: ROOT_KEYS.secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
  return { url, clock, group, environment };
}

/** Nothing of the operator's own account may reach it, or be reached. */
export const withoutAws = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) =>
        !/^(?:AWS_.*|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|REQUESTS_CA_BUNDLE|SHOP_SETTINGS|PORT)$/.test(
          name,
        ),
    ),
  );

async function untilReady(url: string, group: ProcessGroup, certificate: string): Promise<void> {
  let trusted = false;
  for (let attempt = 0; attempt < READY_TRIES && group.isRunning(); attempt += 1) {
    try {
      if (!trusted) setDefaultCACertificates([...rootCertificates, readFileSync(certificate, 'utf8')]);
      trusted = true;
      if ((await fetch(`${url}/_ministack/health`)).ok) return;
    } catch {
      // It is still starting.
    }
    await wait(100);
  }
  const said = group.said().trim().split('\n').slice(-5).join('\n');
  await group.stop();
  throw new Error(`The second engine did not start: ${said}`);
}
