// The clock of the second engine: real time plus an offset that its processes read from a file of eight bytes.
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';

export type StoryClock = {
  /** Where its processes read the offset. */
  readonly file: string;
  now(): Date;
  /** Never back. */
  moveTo(moment: Date): void;
};

/** Begins at this moment. `realNow` is the time of this computer, in milliseconds. */
export function storyClock(file: string, startsAt: Date, realNow: () => number = Date.now): StoryClock {
  let offsetMs = startsAt.getTime() - realNow();
  writeFileSync(file, bytesOf(offsetMs));
  const now = () => new Date(realNow() + offsetMs);
  return {
    file,
    now,
    moveTo(moment) {
      if (moment <= now()) return;
      offsetMs = moment.getTime() - realNow();
      // In place: the engine has the file mapped.
      const opened = openSync(file, 'r+');
      writeSync(opened, bytesOf(offsetMs), 0, 8, 0);
      closeSync(opened);
    },
  };
}

function bytesOf(offsetMs: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(offsetMs);
  return bytes;
}
