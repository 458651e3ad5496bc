// How soon the console shows something, and how much script it is: the real `npm start`, a real browser that has never been
// there. Against an earlier checkout in turns, load by load, so that whatever else the machine does hits both alike; and in
// turns with an empty page, whose first paint is the browser's own and none of ours.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../test/support/browser.ts';
import { type Benchmark, type Figure, median } from './figure.ts';
import { type StartedLaptop, startLaptop } from './started-laptop.ts';

const LOADS = 15;
/** Milliseconds in which either page is drawn as a rule, and in which nobody asks it anything. */
const DRAWN_MS = 700;
const AT_MOST_KB = 60;
const AT_MOST_RATIO = 0.5;

/** Milliseconds since the page was asked for; bytes of all scripts as they are sent. */
type Use = { readonly usable: number; readonly scriptBytes: number };
type Load = Use & { readonly paint: number };

export const consolePage: Benchmark = async (say, { against, short }) => {
  const browser = await startBrowser();
  const laptops: StartedLaptop[] = [];
  const empty = await emptyPage();
  try {
    const ours = await startLaptop();
    laptops.push(ours);
    const theirs = against === undefined ? undefined : await startLaptop({ root: against });
    if (theirs !== undefined) laptops.push(theirs);
    const loads: { ours: Load[]; theirs: Load[]; empty: number[] } = { ours: [], theirs: [], empty: [] };
    // The first load of each is not counted: it reads files and makes the script, once for as long as the laptop runs.
    for (let load = 0; load <= (short ? 1 : LOADS); load += 1) {
      const mine = await loadOf(browser, ours.url);
      const other = theirs === undefined ? undefined : await loadOf(browser, theirs.url);
      const nothing = await paintOf(browser, empty.url);
      if (load === 0) continue;
      loads.empty.push(nothing);
      loads.ours.push(mine);
      if (other !== undefined) loads.theirs.push(other);
    }
    return figuresOf(loads, say);
  } finally {
    await browser.close();
    empty.close();
    for (const laptop of laptops) await laptop.stop();
  }
};

type Loads = {
  readonly ours: readonly Load[];
  readonly theirs: readonly Load[];
  readonly empty: readonly number[];
};

function figuresOf({ ours, theirs, empty }: Loads, say: (line: string) => void): Figure[] {
  const nothing = median(empty);
  const of = (loads: readonly Load[], what: keyof Load) => median(loads.map((load) => load[what]));
  const times = [
    { what: 'paint', name: 'the console: first paint' },
    { what: 'usable', name: 'the console: first button to press' },
  ] as const;
  return [
    ...times.flatMap(({ what, name }): Figure[] => {
      const value = of(ours, what);
      if (theirs.length === 0) return [{ name, value, unit: 'ms' }];
      const earlier = of(theirs, what);
      say(`${name}: ${value.toFixed(0)} ms against ${earlier.toFixed(0)} ms`);
      return [
        { name, value, unit: 'ms' },
        { name: `${name}, ratio`, value: value / earlier, unit: '', decimals: 2, atMost: AT_MOST_RATIO },
      ];
    }),
    { name: 'an empty page: first paint', value: nothing, unit: 'ms' },
    ...(theirs.length === 0
      ? []
      : [
          {
            name: 'the console: first paint after an empty page’s, ratio',
            value: (of(ours, 'paint') - nothing) / (of(theirs, 'paint') - nothing),
            unit: '',
            decimals: 2,
            atMost: AT_MOST_RATIO,
          } satisfies Figure,
        ]),
    {
      name: 'the console: its script',
      value: of(ours, 'scriptBytes') / 1024,
      unit: 'KB',
      decimals: 1,
      atMost: AT_MOST_KB,
    },
  ];
}

const loadOf = async (browser: Browser, url: string): Promise<Load> => ({
  ...(await useOf(browser, url)),
  paint: await paintOf(browser, url),
});

async function useOf(browser: Browser, url: string): Promise<Use> {
  // What waits in the page is text to be evaluated, which the page's own policy forbids.
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, bypassCSP: true });
  try {
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on('response', (answer) => {
      if (answer.request().resourceType() === 'script') sizes.push(answer.body().then((body) => body.length));
    });
    // Looked for in the page itself, where nothing stands between the button and the clock.
    await page.addInitScript(`new MutationObserver((_, watch) => {
      if (document.querySelector('button.event') === null) return;
      watch.disconnect();
      requestAnimationFrame(() => { window.usableAt = performance.now(); });
    }).observe(document, { childList: true, subtree: true });`);
    await page.goto(url);
    await page.waitForFunction('window.usableAt !== undefined');
    const usable = (await page.evaluate('window.usableAt')) as number;
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    return { usable, scriptBytes: bytes };
  } finally {
    await context.close();
  }
}

/**
 * Asked of a load of its own, and only when all is drawn: whoever asks a page as soon as it is loaded has what asks run in it
 * before its first frame, which then comes some 20 ms later.
 */
async function paintOf(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'commit' });
    for (;;) {
      await page.waitForTimeout(DRAWN_MS);
      const paint = await page.evaluate(
        `performance.getEntriesByName('first-contentful-paint')[0]?.startTime`,
      );
      if (typeof paint === 'number') return paint;
    }
  } finally {
    await context.close();
  }
}

async function emptyPage() {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end('<!doctype html><title>Empty</title><p>Nothing</p>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
