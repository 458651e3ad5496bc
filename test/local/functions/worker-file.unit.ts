import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workerFile } from '../../../local/functions/worker-file.ts';

it('given a folder, then the file of the threads stands there as one plain script, made anew when it was deleted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'worker-file-'));
  try {
    const url = workerFile('worker', folder);
    const text = readFileSync(url, 'utf8');
    const from = [...text.matchAll(/\bfrom "(.+?)"/g)].map(([, name]) => name);
    expect(from.length).toBeGreaterThan(0);
    expect(from.filter((name) => !name?.startsWith('node:'))).toEqual([]);
    rmSync(url);
    expect(workerFile('worker', folder)).toEqual(url);
    expect(readdirSync(folder)).toHaveLength(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
