// What `npm start` refuses before anything starts.
import { expect, test } from 'vitest';
import { main } from '../../local/main.ts';

async function refusedBy(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  return { code: await main(args, { print }), said: lines.join('\n') };
}

test.each(['tomorrow', '2027-02-30T10:00Z', '2027-03-27T22:00', 'PT1H'])(
  '--start-at %s is no moment',
  async (moment) => {
    const { code, said } = await refusedBy('--start-at', moment);
    expect(code).toBe(2);
    expect(said).toContain(`--start-at "${moment}" is no moment`);
    expect(said).toContain('for example --start-at 2027-03-27T22:00Z');
  },
);

test('the help names a moment to start at', () => {
  expect(main.help).toContain('--start-at <moment>');
});
