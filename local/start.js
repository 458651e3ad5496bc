// What `npm start` runs: the laptop as an earlier start packed it, or else from its sources, and then it is packed for the next one.
import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { packedFile } from './packing/packed.js';

const packed = packedFile('laptop');
export const { main, runLaptop } = await (packed === undefined ? import('./main.ts') : import(packed));
if (import.meta.main) await runLaptop(packed === undefined ? packForTheNext : undefined);

/** Nobody waits for it, and nothing depends on it. */
function packForTheNext() {
  const program = join(import.meta.dirname, 'packing', 'pack.ts');
  const child = spawn(process.execPath, [program], { stdio: 'ignore', env: { GOGC: '400', ...process.env } });
  child.on('error', () => {});
  child.unref();
  if (child.pid !== undefined) setPriority(child.pid, 10);
}
