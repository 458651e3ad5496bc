import { describe, expect, it } from 'vitest';
import { blockPage } from '../../../shared/pages/block-page.ts';
import { emailParts } from '../../../shared/pages/email-parts.ts';
import { problemLetter } from '../../../shared/rules/problem-letter.ts';
import { changesBetween } from '../../../shared/rules/sheet/changes.ts';
import { sheetBlocks } from '../../../shared/rules/sheet/sheet.ts';

const said = (rule: string, means: string) => ({ line: 0, text: '', means, rule });

describe('what changes between two versions', () => {
  it('given one rule with another value, then it was the one and becomes the other', () => {
    expect(changesBetween([said('delay', 'One hour.')], [said('delay', 'Two hours.')])).toEqual([
      { was: 'One hour.', becomes: 'Two hours.' },
    ]);
  });

  it('given a list that lost one and won two, then nobody is said to have taken the place of another', () => {
    const before = [said('rewards', 'A coffee.'), said('rewards', 'A lunch.')];
    const now = [said('rewards', 'A coffee.'), said('rewards', 'A tea.'), said('rewards', 'A cake.')];
    expect(changesBetween(before, now)).toEqual([
      { becomes: 'A tea.' },
      { becomes: 'A cake.' },
      { was: 'A lunch.' },
    ]);
  });

  it('given rules that only one version speaks of, then they came or went', () => {
    expect(changesBetween([said('quiet', 'At night.')], [said('pause', 'Paused.')])).toEqual([
      { becomes: 'Paused.' },
      { was: 'At night.' },
    ]);
  });

  it('given the same in another order, and said twice, then nothing changes', () => {
    const [one, other] = [said('a', 'A.'), said('b', 'B.')];
    expect(changesBetween([one, other], [other, one, one])).toEqual([]);
  });

  it('given a wording, then its parts are told apart by their names', () => {
    const part = (text: string, means: string) => ({ line: 0, text, means });
    expect(
      changesBetween(
        [part('Subject', 'Hello'), part('Opening', 'Hi')],
        [part('Subject', 'Hi'), part('Opening', 'Hi')],
      ),
    ).toEqual([{ was: 'Hello', becomes: 'Hi' }]);
  });
});

const hostile = '<script>alert("x")</script> & \'more\' <img src=x onerror=alert(1)>';
const everything = {
  problems: [{ line: 3, text: hostile, message: hostile, nearest: hostile }],
  meanings: [{ line: 4, text: hostile, means: hostile, rule: hostile, example: hostile }],
  inForce: { name: hostile, caption: hostile, meanings: [{ line: 0, text: hostile, means: hostile }] },
};

describe('a page of a document', () => {
  it('given words that would be markup, then the page, the letter and its text show them and run none of them', () => {
    const content = { shop: { name: hostile }, heading: hostile, footer: { lines: [hostile] } };
    const changing = { ...everything, problems: [] };
    const blocks = [...sheetBlocks(everything), ...sheetBlocks(changing)];
    const letter = problemLetter({
      title: hostile,
      shop: { name: hostile },
      bad: { document: hostile, version: hostile, problems: everything.problems, inForce: 'built-in' },
      inForce: everything.inForce.meanings,
    });
    for (const html of [
      blockPage({ ...content, blocks }),
      emailParts({ ...content, blocks }).html,
      letter.html,
    ]) {
      expect(html).not.toMatch(/<script|<img|alert\("x"\)/);
      expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;more&#39;');
    }
    expect(letter.text).toContain(`Line 3: ${hostile}`);
  });

  it('given a rule with an example, then the rule is seen at work', () => {
    const meanings = [{ line: 1, text: 'Double.', means: 'Twice.', rule: 'r', example: 'A latte earns 6.' }];
    const { text } = emailParts({
      shop: { name: 'Shop' },
      heading: 'H',
      blocks: sheetBlocks({ problems: [], meanings }),
      footer: { lines: [] },
    });
    expect(text).toContain('  Line 1: Double.\n      Twice.\n      For example: A latte earns 6.');
  });

  it('given the letter and the page of the same mistake, then both show the same lines', () => {
    const problems = [{ line: 7, text: 'Wait.', message: 'Not understood', nearest: 'Wait 60 minutes.' }];
    const inForce = [said('delay', 'One hour.')];
    const bad = { document: 'd', version: 'v', problems, inForce: 'earlier-version' as const };
    const letter = problemLetter({ title: 't', shop: { name: 's' }, bad, inForce });
    const caption = 'In force meanwhile';
    const page = emailParts({
      shop: { name: 's' },
      heading: 'h',
      blocks: sheetBlocks({ problems, meanings: [], inForce: { name: 'n', caption, meanings: inForce } }),
      footer: { lines: [] },
    });
    for (const part of [
      'One problem:\n  Line 7: Wait.\n      Not understood.\n      You could write: Wait 60 minutes.',
      'In force meanwhile:\n  One hour.',
    ]) {
      expect(letter.text).toContain(part);
      expect(page.text).toContain(part);
    }
  });

  it('given a document of two thousand rules, then the letter stays short and says that there is more', () => {
    const inForce = Array.from({ length: 2_000 }, (_, at) => said(`r${at}`, `Rule ${at} holds.`));
    const bad = { document: 'd', version: 'v', problems: [], inForce: 'built-in' as const };
    const letter = problemLetter({ title: 't', shop: { name: 's' }, bad, inForce });
    expect(letter.text).toContain('And 1940 more.');
    expect(letter.html.length).toBeLessThan(60_000);
  });
});
