import { scryptSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { seededCrypto, sleepersFiles } from '../../../local/functions/own-chance.ts';
import { seededRandomness } from '../../../local/random.ts';
import { makeSleepers } from '../../../local/sleepers.ts';

/** Whether it is over before the event loop has turned, which is before anything that another thread does. */
async function isThereAtOnce(work: () => Promise<unknown>): Promise<boolean> {
  let hasTurned = false;
  setImmediate(() => {
    hasTurned = true;
  });
  await work().catch(() => {});
  return !hasTurned;
}

it('given a file, or none, then a function with a seed has it at once, as others do later', async () => {
  const files = sleepersFiles(makeSleepers()) as typeof import('node:fs/promises');
  expect(await isThereAtOnce(() => files.readFile(import.meta.filename))).toBe(true);
  expect(await files.readFile(import.meta.filename, 'utf8')).toContain('has it at once');
  const missing = `${import.meta.filename}.missing`;
  expect(existsSync(missing)).toBe(false);
  expect(await isThereAtOnce(() => files.readFile(missing))).toBe(true);
  await expect(files.readFile(missing)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('given a password, then its hash is there at once, and the same', async () => {
  const crypto = seededCrypto(seededRandomness('seed').of('one')) as typeof import('node:crypto');
  const scrypt = promisify(crypto.scrypt) as (pin: string, salt: string, length: number) => Promise<Buffer>;
  expect(await isThereAtOnce(() => scrypt('1234', 'salt', 16))).toBe(true);
  expect(await scrypt('1234', 'salt', 16)).toEqual(scryptSync('1234', 'salt', 16));
  await expect(scrypt('1234', 'salt', -1)).rejects.toThrow();
});

it('given a hash that somebody writes over, then whoever asks next has it whole', async () => {
  const crypto = seededCrypto(seededRandomness('seed').of('one')) as typeof import('node:crypto');
  const scrypt = promisify(crypto.scrypt) as (pin: string, salt: Buffer, length: number) => Promise<Buffer>;
  const salts = ['salt', 'sale'].map((salt) => Buffer.from(salt));
  for (const salt of [...salts, ...salts]) {
    const hash = await scrypt('1234', salt, 16);
    expect(hash).toEqual(scryptSync('1234', salt, 16));
    hash.fill(0);
  }
});
