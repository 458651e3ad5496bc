// PINs are kept as scrypt hashes. Six digits can be guessed offline by whoever gets the table, so the hash only buys time
// for a new PIN; what keeps guesses at the door away is the count of tries (decisions/pin-lock.ts).
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/** 32 MB for each comparison: an eighth of the function's memory. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
const MAX_MEMORY_BYTES = 64 * 1024 * 1024;
const HASH_BYTES = 32;

/** `scrypt$<N>$<r>$<p>$<salt>$<hash>`, base64. */
export async function hashPin(pin: string, salt: Buffer = randomBytes(16)): Promise<string> {
  const { N, r, p } = COST;
  const hash = await derive(pin, salt, COST);
  return ['scrypt', N, r, p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** Whether the PIN is the one that was hashed. False, and as slow, for a hash that cannot be read or is none. */
export async function isPin(pin: string, stored: string | undefined): Promise<boolean> {
  const read = readHash(stored ?? '');
  const hash = await derive(pin, read?.salt ?? Buffer.alloc(16), read?.cost ?? COST);
  return read !== undefined && timingSafeEqual(hash, read.hash);
}

/** Six random digits. */
export const randomPin = (): string => String(randomInt(1_000_000)).padStart(6, '0');

type Cost = { readonly N: number; readonly r: number; readonly p: number };

function readHash(stored: string): { cost: Cost; salt: Buffer; hash: Buffer } | undefined {
  const [kind, N, r, p, salt, hash] = stored.split('$');
  if (kind !== 'scrypt' || salt === undefined || hash === undefined) return undefined;
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const bytes = Buffer.from(hash, 'base64');
  const isUsable = Number.isInteger(cost.N) && cost.N > 1 && 128 * cost.N * cost.r < MAX_MEMORY_BYTES;
  return isUsable && bytes.length === HASH_BYTES
    ? { cost, salt: Buffer.from(salt, 'base64'), hash: bytes }
    : undefined;
}

function derive(pin: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_BYTES, { ...cost, maxmem: MAX_MEMORY_BYTES }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
