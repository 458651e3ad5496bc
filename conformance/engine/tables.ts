// The second engine's DynamoDB alone, without judging who asks.
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../local/aws/engine.ts';
import { withoutAws } from './engine.ts';
import { startGroup } from './process-group.ts';

const READY_TRIES = 600;

/** `folder` is of this run alone. Throws, with its last words, where it does not answer. */
export async function startTables({
  program,
  folder,
}: {
  readonly program: string;
  readonly folder: string;
}): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const group = startGroup({
    command: program,
    args: [],
    cwd: folder,
    environment: {
      ...withoutAws(process.env),
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      TMPDIR: folder,
      SERVICES: 'dynamodb',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < READY_TRIES && group.isRunning(); attempt += 1) {
    if (await answers(url)) return { url, stop: group.stop };
    await wait(100);
  }
  await group.stop();
  throw new Error(`The second engine's tables did not start: ${group.said().trim().split('\n').at(-1)}`);
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/_ministack/health`).then(
    ({ ok }) => ok,
    () => false,
  );
