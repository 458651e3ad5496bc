// The page as it is sent: one document with the bar's style in it and with what it shows first, the style of all below the
// bar, and one script made of the modules in the folder. So a browser draws the bar after one answer, and the rest after three.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const folder = new URL('./page/', import.meta.url);
/** In the order in which they build on each other; the first two are all that the bar needs. */
const BAR_STYLES = ['console', 'top'];
const BELOW_STYLES = ['cards', 'floor', 'inbox', 'story', 'tables', 'rules'];

/**
 * Milliseconds for which a browser is left alone with the bar, three of its frames: what reads, runs or lays out anything beside
 * the first frame delays it by as much (`npm run bench -- --only console`).
 */
const DRAWS_MS = 48;

const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

const styleOf = (names: readonly string[]): string =>
  names
    .map((name) => read(`${name}.css`))
    .join('\n')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();

/** What the bar wears, and what all below it wears besides. */
export const barStyle = (): string => styleOf(BAR_STYLES);
export const belowStyle = (): string => styleOf(BELOW_STYLES);

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What every page of the console may do: run its own script, and wear this style and the one that is fetched. */
export const pageHeaders = (style: string, type = 'text/html; charset=utf-8'): Record<string, string> => ({
  'content-type': type,
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self' ${hashOf(style)}; connect-src 'self'; img-src data:; frame-src 'self' http://127.0.0.1:* http://localhost:*; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});

/**
 * The document, the bar first: a browser draws that while the rest is still put together. `style` is what the bar wears; `first`
 * answers what the script would otherwise have to ask for, and where it fails the page says why.
 */
export function documentOf(style: string, first: () => Promise<object>): ReadableStream<Uint8Array> {
  const [bar = '', below = ''] = read('index.html')
    .replace('<!-- style -->', () => `<style>${style}</style>`)
    .split('<!-- below -->');
  const bytes = new TextEncoder();
  return new ReadableStream({
    async start(page) {
      page.enqueue(bytes.encode(bar));
      const data = first().catch((error: unknown) => ({ trouble: String(error) }));
      await pass(DRAWS_MS);
      // A data block is text until its end tag, so that is the one thing that must not be in it.
      const text = JSON.stringify(await data).replaceAll('<', '\\u003c');
      page.enqueue(
        bytes.encode(
          below.replace(
            '<!-- first -->',
            () => `<script type="application/json" id="first">${text}</script>`,
          ),
        ),
      );
      page.close();
    },
  });
}

let script: Promise<string> | undefined;

/** The modules as one script without what only people read. Made once. */
export function consoleScript(): Promise<string> {
  script ??= bundled();
  return script;
}

async function bundled(): Promise<string> {
  const esbuild = await import('esbuild');
  const made = await esbuild.build({
    entryPoints: [fileURLToPath(new URL('main.js', folder))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    charset: 'utf8',
    legalComments: 'none',
    write: false,
  });
  // It keeps a process of its own, which would keep this one.
  await esbuild.stop();
  return made.outputFiles[0]?.text ?? '';
}
