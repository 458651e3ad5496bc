// What `npm start` runs: the laptop as an earlier start packed it, or else from its sources, and then it is packed for the next one.
import { spawn } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import { join } from 'node:path';
import { packedFile } from './packing/packed.js';

const packed = packedFile('laptop');
// A pack of which a file is gone is none.
export const { main, runLaptop } = await (packed === undefined
  ? import('./main.ts')
  : import(packed).catch(() => import('./main.ts')));
if (import.meta.main) await runLaptop(packed === undefined ? packForTheNext : undefined);

/** Nobody waits for it, and nothing depends on it. */
function packForTheNext() {
  const program = join(import.meta.dirname, 'packing', 'pack.ts');
  const child = spawn(process.execPath, [program], { stdio: 'ignore', env: { GOGC: '400', ...process.env } });
  child.on('error', () => {});
  child.unref();
  try {
    if (child.pid !== undefined) setPriority(child.pid, Math.max(10, getPriority()));
  } catch {
    // It is over already, or the system does not let us; it packs all the same.
  }
}
