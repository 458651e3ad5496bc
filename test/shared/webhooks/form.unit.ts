import { describe, expect, it } from 'vitest';
import { readJoinForm } from '../../../lambdas/loyalty/decisions/join-form.ts';
import { isWellFormed } from '../../../shared/text/well-formed.ts';
import { readForm } from '../../../shared/webhooks/form.ts';

const form = (text: string) => readForm(Buffer.from(text), 10_000);

describe('a posted form', () => {
  it('keeps its fields, well-formed, whatever its percent signs spell', () => {
    const read = form('name=Mar%C3%ADa&name=second&note=a%00b%EF%BF%BFc%ED%A0%BDd&plain=two%0D%0Alines');
    expect(read.getAll('name')).toEqual(['María', 'second']);
    expect(isWellFormed(read.get('note') ?? '')).toBe(true);
    expect(read.get('plain')).toBe('two\r\nlines');
  });

  it('that is too long has no field', () => {
    expect([...readForm(Buffer.alloc(11, 'a'), 10)]).toEqual([]);
  });

  it('names somebody in whole characters, without what is none', () => {
    const emoji = '%F0%9F%91%A9%F0%9F%8F%BD';
    const name = `${'a'.repeat(59)}${emoji}${emoji}`;
    expect(readJoinForm(form(`name=${name}&phone=2125550100&email=`), 'US')).toMatchObject({
      name: `${'a'.repeat(59)}👩🏽`,
    });
    expect(readJoinForm(form('name=Ma%EF%BF%BFr%00%C3%ADa&phone=2125550100&email='), 'US')).toMatchObject({
      name: 'María',
    });
  });
});
