// The page as it is sent: one document with its style in it and with what it shows first, and one script made of the modules
// in the folder. So a browser draws it after one answer, and has the script after two.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('./page/', import.meta.url);
/** In the order in which they build on each other. */
const STYLES = ['console', 'top', 'cards', 'floor', 'inbox', 'story', 'tables', 'rules'];

const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** All of the console's style sheets as one. */
export const consoleStyle = (): string =>
  STYLES.map((name) => read(`${name}.css`))
    .join('\n')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What every page of the console may do: run its own script, and wear this one style. */
export const pageHeaders = (style: string, type = 'text/html; charset=utf-8'): Record<string, string> => ({
  'content-type': type,
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src ${hashOf(style)}; connect-src 'self'; img-src data:; frame-src 'self' http://127.0.0.1:* http://localhost:*; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});

/** The document; `first` is what the script would otherwise have to ask for. */
export function documentOf(style: string, first: object): string {
  // A data block is text until its end tag, so that is the one thing that must not be in it.
  const data = JSON.stringify(first).replaceAll('<', '\\u003c');
  return read('index.html')
    .replace('<!-- style -->', () => `<style>${style}</style>`)
    .replace('<!-- first -->', () => `<script type="application/json" id="first">${data}</script>`);
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
