// A headless Chromium that comes through npm alone.
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Starts it. In one process it would die with its first closed page, so those arguments are left out. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: sparticuz.args.filter((argument) => !/single-process|zygote|web-security|isolat/i.test(argument)),
    headless: true,
  });
}
