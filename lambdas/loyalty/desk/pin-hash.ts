// PINs are kept as scrypt hashes. Six digits can be guessed offline by whoever gets the table, so the hash only buys time
// for a new PIN; what keeps guesses at the door away is the count of tries (decisions/pin-lock.ts).
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

type Cost = { readonly N: number; readonly r: number; readonly p: number };

/** 32 MB for each comparison: an eighth of the function's memory. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 1 };
const MAX_MEMORY_BYTES = 64 * 1024 * 1024;
const HASH_BYTES = 32;

export interface Pins {
  /** `scrypt$<N>$<r>$<p>$<salt>$<hash>`, base64. */
  hash(pin: string, salt?: Buffer): Promise<string>;
  /** Whether the PIN is the one that was hashed. False, and as slow, for a hash that cannot be read or is none. */
  is(pin: string, stored: string | undefined): Promise<boolean>;
}

/** What was hashed at another cost is compared at that. */
export function makePins(cost: Cost): Pins {
  return {
    async hash(pin, salt = randomBytes(16)) {
      const hash = await derive(pin, salt, cost);
      return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$');
    },
    async is(pin, stored) {
      const read = readHash(stored ?? '');
      const hash = await derive(pin, read?.salt ?? Buffer.alloc(16), read?.cost ?? cost);
      return read !== undefined && timingSafeEqual(hash, read.hash);
    },
  };
}

/** As they are kept: slow on purpose. */
export const slowPins: Pins = makePins(COST);

/** Six random digits. */
export const randomPin = (): string => String(randomInt(1_000_000)).padStart(6, '0');

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
