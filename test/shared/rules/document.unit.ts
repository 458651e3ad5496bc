import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../shared/rules/document.ts';
import { formsOf, type Grammar } from '../../../shared/rules/grammar.ts';
import { compilePattern } from '../../../shared/rules/pattern.ts';
import { duration } from '../../../shared/rules/slots/duration.ts';
import { names } from '../../../shared/rules/slots/names.ts';

// The kind of grammar that cart recovery will write: waits by cart size, and a list below a heading.
type CartRule =
  | { readonly rule: 'wait'; readonly size: string; readonly minutes: number }
  | { readonly rule: 'ignore'; readonly things: readonly string[] };

const form = formsOf<CartRule>();
const minutes = duration({
  unit: 'minutes',
  least: 15,
  most: 7 * 1440,
  because: 'a cart is forgotten after a week',
});
const grammar: Grammar<CartRule> = {
  forms: [
    form({
      id: 'wait',
      example: 'Wait 4 hours for small carts.',
      patterns: ['wait {minutes} for {size} carts', '{size} carts wait {minutes}'],
      slots: { minutes, size: { read: ({ tokens }, at) => sizeAt(tokens[at]?.word, at) } },
      stated: (rule) => (rule.rule === 'wait' ? `wait for ${rule.size}` : ''),
      toRule: (values) => ({ rule: 'wait', size: values.size ?? '', minutes: values.minutes ?? 0 }),
    }),
    form({
      id: 'ignore',
      example: 'Ignore test carts.',
      stated: 'often',
      under: { headings: ['Carts to ignore'], bulletsOnly: true },
      patterns: ['{things}'],
      slots: { things: names() },
      toRule: ({ things = [] }) => ({ rule: 'ignore', things: things.map(({ value }) => value) }),
    }),
  ],
};

function sizeAt(word: string | undefined, at: number) {
  return word === 'small' || word === 'big' ? [{ next: at + 1, value: word }] : [];
}

const read = (text: string) => readDocument(text, grammar);
const values = (text: string) => {
  const result = read(text);
  return result.ok ? result.rules.map(({ value }) => value) : result.problems;
};

describe('reading a rules document', () => {
  it('given one rule per size, when it is read, then each is kept with its line', () => {
    const result = read('# Waits\n\nWait 4 hours for small carts.\nBig carts wait an hour.');
    expect(result).toEqual({
      ok: true,
      rules: [
        {
          line: 3,
          text: 'Wait 4 hours for small carts.',
          form: 'wait',
          value: { rule: 'wait', size: 'small', minutes: 240 },
        },
        {
          line: 4,
          text: 'Big carts wait an hour.',
          form: 'wait',
          value: { rule: 'wait', size: 'big', minutes: 60 },
        },
      ],
    });
  });

  it('given several sentences on one line, then each is a rule', () => {
    expect(values('Wait 4 hours for small carts; wait 1 hour for big carts')).toHaveLength(2);
    expect(values('Wait 4 hours for small carts. Wait 1 hour for big carts')).toHaveLength(2);
  });

  it('given the same rule twice with the same value, then it is no problem', () => {
    expect(read('Wait 4 hours for small carts.\nSmall carts wait 240 minutes.').ok).toBe(true);
  });

  it('given the same sentence twice, then it is read once, and each line has its own rule or its own problem', () => {
    let asked = 0;
    const counting = { ...grammar, forms: grammar.forms.map((one) => ({ ...one, slots: { ...one.slots } })) };
    const [wait] = counting.forms;
    const { read: readMinutes } = minutes;
    Object.assign(wait?.slots ?? {}, {
      minutes: {
        read: (...given: Parameters<typeof readMinutes>) => {
          asked += 1;
          return readMinutes(...given);
        },
      },
    });
    const once = readDocument('Wait 4 hours for small carts.', counting);
    const askedOnce = asked;
    const twice = readDocument('Wait 4 hours for small carts.\n\nWait 4 hours for small carts.', counting);
    expect(asked).toBe(2 * askedOnce);
    expect(once.ok && twice.ok && twice.rules.map(({ line }) => line)).toEqual([1, 3]);
    expect(values('Wiat a bit.\nWiat a bit.')).toMatchObject([{ line: 1 }, { line: 2 }]);
  });

  it('given the same words below another heading, then they are read anew', () => {
    expect(values('Carts to ignore:\n- test carts\nOther:\n- test carts')).toMatchObject([{ line: 4 }]);
  });

  it('given two rules that disagree, then the problem names both lines', () => {
    expect(values('Wait 4 hours for small carts.\n\nSmall carts wait 5 hours.')).toEqual([
      {
        line: 3,
        text: 'Small carts wait 5 hours.',
        message: 'Line 3 and line 1 disagree: line 1 says "Wait 4 hours for small carts." Keep one of them',
      },
    ]);
  });

  it('given several mistakes, then all come at once, in the order of their lines', () => {
    const result = read(
      'Wait 4 for small carts.\nWait 1 hour for big carts\nWhatever\nWait 1 minute for big carts.',
    );
    expect(result.ok).toBe(false);
    expect(result.ok ? [] : result.problems.map(({ line, message }) => [line, message])).toEqual([
      [1, '4 what? Add minutes, hours or days'],
      [3, 'This sentence is not one that I understand'],
      [4, '1 minute is outside 15 minutes to 7 days: a cart is forgotten after a week'],
    ]);
  });

  it('given a sentence with a typing mistake, then the nearest known one is offered and nothing is guessed', () => {
    expect(values('Wiat 4 hours for smal carts')).toMatchObject([
      { line: 1, nearest: 'Wait 4 hours for small carts.' },
    ]);
  });

  it('given a list below its heading, then bulleted items are read, and only there', () => {
    expect(values('Carts to ignore:\n- test carts\n* "salt and pepper"')).toEqual([
      { rule: 'ignore', things: ['test carts'] },
      { rule: 'ignore', things: ['salt and pepper'] },
    ]);
    expect(read('Carts to ignore:\ntest carts').ok).toBe(false);
    expect(read('Other carts:\n- test carts').ok).toBe(false);
  });

  it('given what Google Docs exports, then byte order mark, CRLF, bullets and comment anchors do not matter', () => {
    const exported =
      '\ufeffHow long to wait:\r\n\r\n* Wait 4\u00a0hours for “small” carts.[a]\r\n________________\r\n[a]Is this long enough?\r\n';
    expect(read(exported.replace(/[“”]/g, '')).ok).toBe(true);
  });

  it('given a document of absurd length, then it is one problem about the whole', () => {
    expect(values('x'.repeat(70_000))).toMatchObject([{ line: 0 }]);
    expect(values(`Wait ${'very '.repeat(200)}long`)).toMatchObject([
      { line: 1, message: expect.stringContaining('too long') },
    ]);
    expect(values('nonsense here\n'.repeat(500))).toHaveLength(50);
  });

  it('given a malformed pattern, then the grammar throws at once', () => {
    expect(() => compilePattern('wait [for', {})).toThrow('Brackets do not match');
    expect(() => compilePattern('wait {time}', {})).toThrow('no slot {time}');
  });
});
