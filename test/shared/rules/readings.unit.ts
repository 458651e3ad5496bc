import { expect, it } from 'vitest';
import { makeReadings, makeReadingsOfAll } from '../../../shared/rules/readings.ts';
import type { Written } from '../../../shared/rules/written.ts';

function counted() {
  const asked: unknown[][] = [];
  const parsed = makeReadings();
  // A function that is new at every call, as those who load a document give it.
  const parse = (text: Written, parameterText?: string) =>
    parsed<string>((...texts) => {
      asked.push(texts);
      return { ok: true, rules: `${texts[0]} after ${texts[1]}` };
    })(text, parameterText);
  return { asked, parse };
}

it('given the same texts again, then they are not parsed again and come to the same', () => {
  const { asked, parse } = counted();
  expect(parse('one', 'knobs')).toBe(parse('one', 'knobs'));
  expect(asked).toEqual([['one', 'knobs']]);
});

it('given another text, or another parameter, then it is parsed', () => {
  const { parse } = counted();
  expect(parse('one')).toEqual({ ok: true, rules: 'one after undefined' });
  expect(parse('two')).toEqual({ ok: true, rules: 'two after undefined' });
  expect(parse('one', 'knobs')).toEqual({ ok: true, rules: 'one after knobs' });
});

it('given many texts one after the other, then only the last few are remembered', () => {
  const { asked, parse } = counted();
  for (let version = 0; version < 9; version += 1) parse(`version ${version}`);
  asked.length = 0;
  parse('version 8');
  parse('version 0');
  expect(asked).toEqual([['version 0', undefined]]);
});

it('given two documents, then what one text comes to in the first is not taken for what it comes to in the second', () => {
  const readings = makeReadingsOfAll();
  const read = (bundled: string, rules: string) =>
    readings(bundled)<string>(() => ({ ok: true, rules }))('the text');
  expect(read('the rules as shipped', 'rules')).toEqual({ ok: true, rules: 'rules' });
  expect(read('the voice as shipped', 'voice')).toEqual({ ok: true, rules: 'voice' });
  expect(read('the rules as shipped', 'parsed again')).toEqual({ ok: true, rules: 'rules' });
});
