import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterEach, describe, expect, it } from 'vitest';
import { type Laptop, refusal, startLaptop } from './laptop.ts';

const Name = '/upsr/config/settings';
let laptop: Laptop | undefined;
afterEach(() => laptop?.stop());

async function store() {
  laptop = await startLaptop({
    resources: {
      Knobs: { Type: 'AWS::SSM::Parameter', Properties: { Name, Type: 'String', Value: '# Nothing.' } },
    },
  });
  const ssm = new SSMClient(laptop.operator);
  return {
    put: (Value: string) => ssm.send(new PutParameterCommand({ Name, Value, Overwrite: true })),
    value: async () => (await ssm.send(new GetParameterCommand({ Name }))).Parameter?.Value,
  };
}

describe('Parameter Store', () => {
  it.each(['Hi {{name}}', '{{ssm:other}}', 'an empty {{}}'])(
    'given a value that looks like another parameter (%s), then it is refused as AWS does and the old one stays',
    async (value) => {
      const { put, value: held } = await store();
      expect((await refusal(put(value))).name).toBe('ValidationException');
      expect(await held()).toBe('# Nothing.');
    },
  );

  it('given single brackets, then they are only text', async () => {
    const { put, value } = await store();
    await put('Hi {name}, } and {');
    expect(await value()).toBe('Hi {name}, } and {');
  });

  it('given more than 4 KB, then it is refused, counted in bytes', async () => {
    const { put } = await store();
    await put('é'.repeat(2048));
    expect((await refusal(put(`${'é'.repeat(2048)}x`))).name).toBe('ValidationException');
  });
});
