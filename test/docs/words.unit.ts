// The words that docs/loyalty.md explains are used so in the code: a letter goes to the owner, a mail to a member, a notice
// is a row of the notices table, and a claim is the right to send.
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';

const SOURCES = globSync('{lambdas/loyalty,shared/messages}/**/*.ts');

/** Identifiers of the code, without comments and texts. */
const identifiers = new Map(
  SOURCES.map((file) => {
    const code = readFileSync(file, 'utf8')
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(/(?:^|\s)\/\/.*$/gm, '')
      .replaceAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\\n]|\\.)*"/g, ' ');
    return [file, new Set(code.match(/[A-Za-z_]\w*/g))] as const;
  }),
);
const namesWith = (word: RegExp, files: RegExp) =>
  new Set(
    [...identifiers]
      .filter(([file]) => files.test(file))
      .flatMap(([, names]) => [...names].filter((name) => word.test(name))),
  );

describe('the words of the loyalty tracker', () => {
  test('each product explains ten', () => {
    for (const page of ['docs/upsell.md', 'docs/cart-recovery.md', 'docs/loyalty.md']) {
      const words = readFileSync(page, 'utf8').split('\n## Its words\n')[1] ?? '';
      expect(words.match(/^\| \*\*/gm), page).toHaveLength(10);
    }
    for (const word of ['announce', 'tell', 'letter', 'mail', 'notice', 'claim'])
      expect(readFileSync('docs/loyalty.md', 'utf8')).toContain(`\n| **${word}** |`);
  });

  test('a letter goes to the owner', () => {
    const ownerLetters = [
      'monthlyLetter',
      'heldLetter',
      'OwnerLetterParts',
      'letters',
      'lettersOnAws',
      'OwnerLettersOnAws',
    ];
    // The key of loy-sends and the tag of an e-mail, which are stored so; the rest are the letters of an alphabet.
    const others = ['letter', 'hasForeignLetters'];
    const names = namesWith(/letter/i, /^lambdas\/loyalty|^shared\/messages/);
    expect([...names].filter((name) => ![...ownerLetters, ...others].includes(name))).toEqual([]);
  });

  test('a notice is a row of the notices table', () => {
    const names = namesWith(/notice/i, /^lambdas\/loyalty/);
    const rows =
      /^(?:make|loy)?[Nn]otices$|^NOTICES_TABLE$|^Notices$|^notice_id$|^backupNotice$|^NOTICE$|^notice$/;
    expect([...names].filter((name) => !rows.test(name))).toEqual([]);
    expect([...namesWith(/^notice$|^NOTICES$/, /\/desk\//)]).toEqual([]);
  });

  test('a claim is the right to send', () => {
    const files = SOURCES.map((file) => basename(file)).filter((name) => name.includes('claim'));
    expect(files.sort()).toEqual(['claim-and-send.ts', 'claims.ts']);
    // What the model is asked in English: there a member may claim a reward.
    const names = namesWith(/claim/i, /lambdas\/loyalty\/(?:decisions|summary)\//);
    expect([...names].filter((name) => name !== 'rewards_claimed')).toEqual([]);
  });

  test('what is announced is an event on the bus, and is not told', () => {
    expect(SOURCES.map((file) => basename(file))).not.toContain('tell.ts');
    expect([...namesWith(/^tell$/, /lambdas\/loyalty\/(?:desk|mails|sign-up)\//)]).toEqual([]);
  });
});
