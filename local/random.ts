// Where ids, keys and dice come from: chance itself on a laptop, a seed where a history is to be played again.
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';

export interface Randomness {
  bytes(size: number): Buffer;
  uuid(): string;
  /** A whole number from zero up to, but not including, the limit. */
  below(limit: number): number;
  /** From zero up to, but not including, one. */
  share(): number;
  /** A source of its own for whoever has this name, so that nobody's draws change anybody else's. */
  of(name: string): Randomness;
}

export const trueRandomness: Randomness = {
  bytes: randomBytes,
  uuid: randomUUID,
  below: randomInt,
  share: Math.random,
  of: () => trueRandomness,
};

/** The same draws in the same order for the same seed. Nothing that it makes is a secret. */
export function seededRandomness(seed: string): Randomness {
  const next = words(seed);
  const share = () => next() / 2 ** 32;
  function bytes(size: number): Buffer {
    const made = Buffer.alloc(Math.ceil(size / 4) * 4);
    for (let at = 0; at < made.length; at += 4) made.writeUInt32LE(next(), at);
    return made.subarray(0, size);
  }
  return {
    bytes,
    share,
    below: (limit) => Math.floor(share() * limit),
    uuid() {
      const made = bytes(16);
      made[6] = (made[6]! & 0x0f) | 0x40;
      made[8] = (made[8]! & 0x3f) | 0x80;
      return made.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
    of: (name) => seededRandomness(`${seed}/${name}`),
  };
}

/** Small fast counting generator of 128 bits; its words are unsigned, of 32 bits. */
function words(seed: string): () => number {
  const hash = createHash('sha256').update(seed).digest();
  let [a, b, c, count] = [0, 4, 8, 12].map((at) => hash.readUInt32LE(at)) as [number, number, number, number];
  return () => {
    const sum = (a + b + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
}
