// `npm run demo -- --keep`: the month that was played stands open in the console until somebody ends it.
import { afterEach, expect, test, vi } from 'vitest';
import { main } from '../../local/demo.ts';

const zone = process.env.TZ;
afterEach(() => {
  process.env.TZ = zone;
  vi.restoreAllMocks();
});

test('given --keep, then the console of the month that was played is open, with its messages, tables and stories, until it is ended', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const said: string[] = [];
  let open = (_url: string) => {};
  const opened = new Promise<string>((done) => {
    open = done;
  });
  const print = (line: string) => {
    said.push(line);
    const url = /is open at (http:\S+) until Ctrl-C/.exec(line)?.[1];
    if (url !== undefined) open(url);
  };
  const ended = main(['--keep', '--orders', '2', '--days', '1', '--port', '0'], { print });
  const url = await Promise.race([opened, ended.then((code) => `ended with ${code}: ${said.join(' ')}`)]);
  expect(url).toMatch(/^http:/);

  const ask = async (path: string) => (await fetch(url + path)).json();
  expect(await (await fetch(url)).text()).toContain('Shop floor');
  expect(((await ask('/_local/messages')) as unknown[]).length).toBeGreaterThan(0);
  expect(((await ask('/_local/tables/upsr-orders')) as unknown[]).length).toBeGreaterThan(0);
  expect((await ask('/_local/console/stories/upsell')) as object).toMatchObject({
    count: expect.any(Number),
  });
  // Nothing was ended meanwhile, and the clock goes on from the month's end.
  const { now } = (await ask('/_local/status')) as { now: string };
  expect(now >= '2026-10-13').toBe(true);

  process.emit('SIGHUP');
  expect(await ended).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
}, 300_000);
