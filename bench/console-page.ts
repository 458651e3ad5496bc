// How soon the console shows something, and how much script it is: the real `npm start`, a real browser that has never been
// there. Against an earlier checkout in turns, load by load, so that whatever else the machine does hits both alike.
import type { Browser } from 'playwright-core';
import { startBrowser } from '../test/support/browser.ts';
import { type Benchmark, type Figure, median } from './figure.ts';
import { type StartedLaptop, startLaptop } from './started-laptop.ts';

const LOADS = 15;
const AT_MOST_KB = 60;
const AT_MOST_RATIO = 0.5;

/** Milliseconds since the page was asked for; bytes of all scripts as they are sent. */
type Load = { readonly paint: number; readonly usable: number; readonly scriptBytes: number };

export const consolePage: Benchmark = async (say, { against, short }) => {
  const browser = await startBrowser();
  const laptops: StartedLaptop[] = [];
  try {
    const ours = await startLaptop();
    laptops.push(ours);
    const theirs = against === undefined ? undefined : await startLaptop({ root: against });
    if (theirs !== undefined) laptops.push(theirs);
    const loads: { ours: Load[]; theirs: Load[] } = { ours: [], theirs: [] };
    // The first load of each is not counted: it reads files and makes the script, once for as long as the laptop runs.
    for (let load = 0; load <= (short ? 1 : LOADS); load += 1) {
      const mine = await loadOf(browser, ours.url);
      const other = theirs === undefined ? undefined : await loadOf(browser, theirs.url);
      if (load === 0) continue;
      loads.ours.push(mine);
      if (other !== undefined) loads.theirs.push(other);
    }
    return figuresOf(loads.ours, loads.theirs, say);
  } finally {
    await browser.close();
    for (const laptop of laptops) await laptop.stop();
  }
};

function figuresOf(ours: readonly Load[], theirs: readonly Load[], say: (line: string) => void): Figure[] {
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
    {
      name: 'the console: its script',
      value: of(ours, 'scriptBytes') / 1024,
      unit: 'KB',
      decimals: 1,
      atMost: AT_MOST_KB,
    },
  ];
}

async function loadOf(browser: Browser, url: string): Promise<Load> {
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
    await page.waitForFunction(`performance.getEntriesByName('first-contentful-paint').length > 0`);
    const [paint, usable] = (await page.evaluate(
      `[performance.getEntriesByName('first-contentful-paint')[0].startTime, window.usableAt]`,
    )) as [number, number];
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    return { paint, usable, scriptBytes: bytes };
  } finally {
    await context.close();
  }
}
