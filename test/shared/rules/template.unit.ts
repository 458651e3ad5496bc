import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, readTemplates, type TemplateSection } from '../../../shared/rules/template.ts';

const most = { characters: 80, because: 'short is kind' };
const sections: Readonly<Record<'text' | 'letter', TemplateSection>> = {
  text: {
    heading: 'Text message',
    alsoCalled: ['SMS'],
    placeholders: ['name', 'link'],
    required: ['link'],
    mustSay: [{ word: 'STOP', because: 'people must be able to leave' }],
    most,
    layout: 'flow',
  },
  letter: { heading: 'E-mail opening', placeholders: ['name'], most, layout: 'paragraphs' },
};
const builtIn = { text: '{link} STOP', letter: 'Hello {name}' };
const read = (text: string) => readTemplates(text, sections, builtIn);

describe('reading a voice document', () => {
  it('given text under headings, then lines flow together or stay paragraphs, as the section wants', () => {
    const document =
      '# My words\nSMS:\nHi {name},\n\nsee {link}\nReply STOP\n\nEmail Opening:\nDear {name},\n\nthank you.';
    expect(read(document)).toEqual({
      ok: true,
      rules: { text: 'Hi {name}, see {link} Reply STOP', letter: 'Dear {name},\n\nthank you.' },
    });
  });

  it('given text on the same line as its heading, then it counts', () => {
    expect(read('E-mail opening: Hello there, {name}')).toMatchObject({
      ok: true,
      rules: { letter: 'Hello there, {name}' },
    });
  });

  it('given a line of text that ends in a colon, then it is text and no heading', () => {
    expect(read('SMS:\nHave a look:\n{link} STOP')).toMatchObject({
      ok: true,
      rules: { text: 'Have a look: {link} STOP' },
    });
  });

  it.each([
    '[name]',
    '[First Name]',
    '{{name}}',
    '{{ first_name }}',
    '{{ customer.first_name }}',
    '<name>',
    '<<Name>>',
    '«Name»',
    '{first name}',
    '{Customer Name}',
    '${name}',
    '%first_name%',
    '*|FNAME|*',
  ])('given a placeholder written as %s, then it is ours', (written) => {
    expect(read(`SMS:\nHi ${written}, [link] STOP`)).toMatchObject({
      ok: true,
      rules: { text: 'Hi {name}, {link} STOP' },
    });
  });

  it('given brackets and signs that are no placeholders, then they are sent as they stand', () => {
    const text = 'I <3 you (really), 5 < 6, #coffee @us 10% off {link} STOP';
    expect(read(`SMS:\n${text}`)).toMatchObject({ ok: true, rules: { text } });
  });

  it('given a missing section, then the built-in text stays', () => {
    expect(read('')).toEqual({ ok: true, rules: builtIn });
  });

  it.each([
    ['an unknown placeholder', 'SMS:\nHi {nme} {link} STOP', 2, '{nme} cannot be filled in here', '{name}'],
    [
      'a placeholder of another section',
      'E-mail opening:\nSee {link}',
      2,
      '{link} cannot be filled in here',
      undefined,
    ],
    [
      'a bracket of another kind',
      'SMS:\nHi [town] {link} STOP',
      2,
      '[town] cannot be filled in here',
      undefined,
    ],
    ['a mark-up', 'SMS:\nHi <b>you</b> {link} STOP', 2, '<b> cannot be filled in here', undefined],
    ['a filter', 'SMS:\nHi {{ name | upcase }} {link} STOP', 2, 'cannot be filled in here', undefined],
    [
      'a name in round brackets',
      'SMS:\nHi (name), {link} STOP',
      2,
      '(name) cannot be filled in here',
      '{name}',
    ],
    ['a name with a sign', 'SMS:\nHi $name, {link} STOP', 2, '$name cannot be filled in here', '{name}'],
    ['a gap', 'SMS:\nHi ____, {link} STOP', 2, '____ cannot be filled in here', '{name}'],
    ['a missing placeholder', 'SMS:\nHi {name} STOP', 2, 'needs {link}', undefined],
    ['a link twice', 'SMS:\n{link} {link} STOP', 2, '{link} only once', undefined],
    ['a missing word', 'SMS:\n{link}', 2, 'needs the word STOP', undefined],
    ['the word inside another', 'SMS:\n{link} STOPPED', 2, 'needs the word STOP', undefined],
    ['an open bracket', 'SMS:\n{link} STOP {name', 2, 'open or closed only on one side', undefined],
    ['a link of the owner', 'SMS:\n{link} STOP shop.example.com', 2, 'A link of your own', undefined],
    [
      'too long a text',
      `SMS:\n{link} STOP ${'x'.repeat(90)}`,
      2,
      '80 are the most, because short is kind',
      undefined,
    ],
    ['nothing under a heading', 'SMS:\n\nE-mail opening:\nHello', 1, 'nothing under', undefined],
    ['a mistyped heading', 'Text mesage:\n{link} STOP', 1, 'not a heading that I know', 'Text message:'],
    ['text under no heading', 'Hello', 1, 'under no heading', 'Text message:'],
    [
      'a heading twice',
      'SMS:\n{link} STOP\nText message:\nx',
      3,
      'stands on line 1 and again on line 3',
      undefined,
    ],
  ])('given %s, then the problem names its line', (_, document, line, message, nearest) => {
    const result = read(document);
    const first = result.ok ? undefined : result.problems[0];
    expect(first).toMatchObject({ line, message: expect.stringContaining(message) });
    expect(first?.nearest).toBe(nearest);
  });

  it('given any text at all, then it never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        read(text);
        read(`SMS:\n${text}`);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('filling a template', () => {
  it('fills every placeholder with one line of plain text', () => {
    expect(fill('Hi {name}, see {link}', { name: ' Tom\n Smith ', link: 'https://x' })).toBe(
      'Hi Tom Smith, see https://x',
    );
  });

  it('given an empty value, then nothing odd is left behind', () => {
    expect(fill('Hi {name}, welcome', { name: '' })).toBe('Hi, welcome');
    expect(fill('{name}, your bike', { name: '' })).toBe('Your bike');
    expect(fill('Thank you {name}', { name: ' ' })).toBe('Thank you');
  });

  it('given a value that looks like a placeholder, then it is not filled again', () => {
    expect(fill('Hi {name}, {link}', { name: '{link}', link: 'L' })).toBe('Hi {link}, L');
  });

  it('keeps the paragraphs of a template', () => {
    expect(fill('Hi {name},\n\nthanks', { name: 'Tom' })).toBe('Hi Tom,\n\nthanks');
  });
});
