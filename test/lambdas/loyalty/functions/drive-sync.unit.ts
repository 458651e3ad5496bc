import { describe, expect, it } from 'vitest';
import { makeDriveSync } from '../../../../lambdas/loyalty/functions/drive-sync.ts';

const LOOKING = '2026-06-03T06:00:00Z';
const OTHERWISE = '2026-06-03T07:15:00Z';

function sync(failing: readonly string[] = [], now = LOOKING) {
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
    now: () => new Date(now),
  });
  return { run, done };
}

describe('the quarter-hourly run', () => {
  it('given all is well, then everything is done in order', async () => {
    const { run, done } = sync();
    expect(await run()).toEqual({ backup: 'copied' });
    expect(done).toEqual(['mirror', 'documents', 'tellOwner', 'backup']);
  });

  it('given it is none of the four that look, then it leaves the documents alone', async () => {
    const { run, done } = sync([], OTHERWISE);
    expect(await run({})).toEqual({ backup: 'copied' });
    expect(done).toEqual(['mirror', 'backup']);
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

describe('the news of an edit', () => {
  it('given a document was put, then the documents are looked at and nothing else is done', async () => {
    const { run, done } = sync([], OTHERWISE);
    expect(await run({ source: 'aws.s3', 'detail-type': 'Object Created' })).toEqual({ backup: 'not-asked' });
    expect(done).toEqual(['documents', 'tellOwner']);
  });
});
