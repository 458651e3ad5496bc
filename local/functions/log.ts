// A function's log: the last lines for the console, the bytes for the bill, and the role's permission to write it,
// without which AWS drops every line in silence.
import type { World } from '../world.ts';

export interface FunctionLog {
  /** Output as it comes, in pieces of any size. */
  write(text: string): void;
  /** The lines Lambda itself adds to each invocation. */
  platformLines(): void;
  /** A new process begins a new stream. */
  stream(): void;
  lines(): readonly string[];
}

const KEPT_LINES = 500;
// START and REPORT in JSON are about this long; measured on their documented shape, not on AWS.
const PLATFORM_BYTES = 600;

export function makeFunctionLog(options: {
  readonly facts: { readonly name: string; readonly roleArn: string; readonly region: string };
  readonly logGroup: string;
  readonly accountId: string;
  readonly world: Pick<World, 'allowed' | 'count'>;
}): FunctionLog {
  const { facts, world } = options;
  const caller = { kind: 'function', functionName: facts.name, roleId: facts.roleArn } as const;
  const resource = `arn:aws:logs:${facts.region}:${options.accountId}:log-group:${options.logGroup}:log-stream:local`;
  const kept: string[] = [];
  let unfinished = '';
  let mayWrite: boolean | undefined;

  function bill(bytes: number): void {
    mayWrite ??= world.allowed(caller, { action: 'logs:PutLogEvents', resource });
    if (!mayWrite) return;
    world.count({ functionName: facts.name, service: 'logs', action: 'Ingest', units: { bytes } });
  }

  return {
    write(text) {
      bill(Buffer.byteLength(text));
      const lines = `${unfinished}${text}`.split('\n');
      unfinished = lines.pop() ?? '';
      kept.push(...lines);
      if (kept.length > KEPT_LINES) kept.splice(0, kept.length - KEPT_LINES);
    },
    platformLines: () => bill(PLATFORM_BYTES),
    stream: () => void world.allowed(caller, { action: 'logs:CreateLogStream', resource }),
    lines: () => (unfinished === '' ? kept : [...kept, unfinished]),
  };
}
