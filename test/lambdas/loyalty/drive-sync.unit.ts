import { describe, expect, it } from 'vitest';
import { makeDriveSync } from '../../../lambdas/loyalty/drive-sync.ts';

function sync(failing: readonly string[] = []) {
  const done: string[] = [];
  const step =
    <Result>(name: string, result: Result) =>
    async () => {
      done.push(name);
      if (failing.includes(name)) throw new Error(`${name} failed`);
      return result;
    };
  const run = makeDriveSync({
    mirror: step('mirror', undefined),
    documents: step('documents', []),
    tellOwner: step('tellOwner', undefined),
    backup: step('backup', { outcome: 'copied', day: '2026-06-03' } as const),
  });
  return { run, done };
}

describe('the quarter-hourly run', () => {
  it('given all is well, then everything is done in order', async () => {
    const { run, done } = sync();
    expect(await run()).toEqual({ backup: 'copied' });
    expect(done).toEqual(['mirror', 'documents', 'tellOwner', 'backup']);
  });

  it.each(['mirror', 'documents', 'tellOwner', 'backup'])(
    'given %s fails, then the others are done all the same and the failure shows',
    async (name) => {
      const { run, done } = sync([name]);
      await expect(run()).rejects.toThrow(`${name} failed`);
      expect(done).toContain('mirror');
      expect(done).toContain('documents');
      expect(done).toContain('backup');
    },
  );
});
