// No mail is written that nobody looked at: whatever file makes one has one of each among those that a browser draws.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { everyMail } from '../../support/every-mail.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** They put a mail together from the words of others. */
const FRAMES = [
  'lambdas/loyalty/mails/mail-frame.ts',
  'shared/owner-mail/monthly-letter.ts',
  'shared/pages/email-parts.ts',
];

test('given every file that makes a mail, then one of its mails is drawn and judged', async () => {
  const mails = await everyMail();
  const writers = globSync('{lambdas,shared}/**/*.ts', { cwd: ROOT }).filter((path) =>
    /\b(?:emailParts|framed|monthlyLetter)\(/.test(readFileSync(resolve(ROOT, path), 'utf8')),
  );
  expect(writers.filter((path) => !FRAMES.includes(path)).sort()).toEqual(Object.keys(mails).sort());
  for (const [path, letters] of Object.entries(mails)) {
    expect(letters.length, path).toBeGreaterThan(0);
    for (const { html } of letters) expect(html, path).toContain('</html>');
  }
});
