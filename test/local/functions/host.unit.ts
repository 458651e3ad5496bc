import { expect, it } from 'vitest';
import { hostFunctions } from '../../../local/functions/host.ts';
import type { OpenWorker } from '../../../local/functions/thread.ts';
import type { FromWorker } from '../../../local/functions/worker-messages.ts';
import { goodDay } from '../../../local/mischief.ts';
import { trueRandomness } from '../../../local/random.ts';

const NAMES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];

/** Answers each invocation at once, and notes who was opened. */
function rooms(opened: string[]): OpenWorker {
  return ({ functionName }) => {
    opened.push(functionName);
    let hear: (batch: readonly FromWorker[]) => void = () => {};
    return {
      postMessage(batch) {
        for (const message of batch)
          if (message.kind === 'invoke') hear([{ kind: 'result', id: message.id, payload: '1' }]);
      },
      on(event: string, listener: unknown) {
        if (event === 'message') hear = listener as typeof hear;
      },
      unref() {},
      terminate: async () => {},
    };
  };
}

function hostOf(open: OpenWorker, codeThere?: (folder: string) => Promise<void> | undefined) {
  const nodeMajor = Number.parseInt(process.versions.node, 10);
  const functions = NAMES.map((name) => ({
    ref: name,
    arn: `arn:aws:lambda:eu-west-2:123456789012:function:${name}`,
    logicalId: name,
    type: 'AWS::Lambda::Function',
    product: 'none',
    region: 'eu-west-2',
    properties: { Runtime: `nodejs${nodeMajor}.x`, Handler: 'index.handler', Code: { S3Key: 'code' } },
  }));
  const parts = {
    deployment: {
      accountId: '123456789012',
      resources: functions,
      ofType: (type: string) => functions.filter((one) => one.type === type),
    },
    assets: new Map([['code', '/nowhere']]),
    codeThere,
    clock: { shared: new SharedArrayBuffer(8), now: () => 0, moveTo() {} },
    endpointUrl: 'http://127.0.0.1:1',
    callAws: async () => undefined,
    open,
    outside: { hosts: () => ({}), onChange() {} },
    world: {
      agenda: { plan() {} },
      inFlight: { track: <T>(work: Promise<T>) => work },
      count() {},
      allowed: () => true,
      metric() {},
      mischief: goodDay,
      random: trueRandomness.of('test'),
    },
    deliverFailure: async () => {},
  };
  return hostFunctions(parts as unknown as Parameters<typeof hostFunctions>[0]);
}

it('given more functions in this thread than stay warm in threads, then none of them begins anew', async () => {
  const opened: string[] = [];
  const host = hostOf(rooms(opened));
  for (const name of [...NAMES, ...NAMES]) expect(await host.invoke(name, {})).toMatchObject({ ok: true });
  expect(opened).toEqual(NAMES);
  await host.stop();
});

it('given code that is still being bundled, then an invocation waits for it and begins then', async () => {
  const opened: string[] = [];
  let come = () => {};
  let coming: Promise<void> | undefined = new Promise((there) => {
    come = () => {
      coming = undefined;
      there();
    };
  });
  const host = hostOf(rooms(opened), (folder) => (folder === '/nowhere' ? coming : undefined));
  const first = host.invoke('one', {});
  await new Promise(setImmediate);
  expect(opened).toEqual([]);
  come();
  expect(await first).toMatchObject({ ok: true });
  expect(await host.invoke('one', {})).toMatchObject({ ok: true });
  expect(opened).toEqual(['one']);
});

it('given code that cannot be bundled, then an invocation fails as one without code does', async () => {
  const host = hostOf(rooms([]), () => Promise.reject(new Error('The functions cannot be bundled')));
  expect(await host.invoke('one', {})).toEqual({
    ok: false,
    errorType: 'Runtime.ImportModuleError',
    errorMessage: 'The functions cannot be bundled',
  });
});
