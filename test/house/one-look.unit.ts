// The look of mails and pages is in one place: nothing else that the functions run names a colour or a font of its own, so that
// a shop's own look reaches every mail and every page.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const THEIRS = new Set(['shared/pages/theme.ts', 'shared/pages/contrast.ts', 'shared/pages/logo.ts']);
const OWN_LOOK = /#[0-9a-f]{6}\b|#[0-9a-f]{3}\b(?=[;'"` ])|\brgb\(|\bhsl\(|system-ui|sans-serif/i;

/** Without comments, which name issues by number. */
const codeOf = (file: string): string =>
  readFileSync(file, 'utf8').replaceAll(/\/\/.*$|\/\*[\s\S]*?\*\//gm, '');

test('given all that functions draw, then no colour and no font stands outside the theme', () => {
  const files = globSync('{lambdas,shared}/**/*.ts').filter((file) => !THEIRS.has(file));
  expect(files.length).toBeGreaterThan(300);
  const guilty = files
    .filter((file) => /(pages|mails|desk|sign-up|opting-out|owner-mail)\//.test(file))
    .filter((file) => OWN_LOOK.test(codeOf(file)));
  expect(guilty).toEqual([]);
});
