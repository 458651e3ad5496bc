// The threads of one function: one as a rule, more while many invocations come at once, as Lambda would start more
// environments. Unlike Lambda a thread takes several invocations at a time, because a laptop has few cores.
import { availableParallelism } from 'node:os';
import type { FunctionThread } from './function-thread.ts';
import type { ToWorker } from './worker-messages.ts';
import type { InvocationResult } from './world.ts';

export interface FunctionPool {
  invoke(id: string, event: string): Promise<InvocationResult>;
  tell(message: ToWorker): void;
  /** Ends the thread that this access key id was given to. */
  crash(accessKeyId: string): Promise<void>;
  stop(): Promise<void>;
}

type Member = { readonly key: string; readonly thread: FunctionThread; busy: number; timer?: NodeJS.Timeout };

const CROWDED = 6;
const MOST_THREADS = Math.max(2, Math.min(4, availableParallelism()));
const IDLE_MS = 20_000;

/** The function a pool's access key id stands for: the name itself, or the name, a dot and the thread's number. */
export function functionOfKey(accessKeyId: string): string {
  return accessKeyId.split('.')[0] ?? accessKeyId;
}

export function makeFunctionPool(name: string, make: (accessKeyId: string) => FunctionThread): FunctionPool {
  const members: Member[] = [];
  let made = 0;

  function add(): Member {
    const key = members.length === 0 ? name : `${name}.${made}`;
    made += 1;
    const member: Member = { key, thread: make(key), busy: 0 };
    members.push(member);
    return member;
  }

  function leastBusy(): Member {
    const least = members.reduce(
      (best, member) => (member.busy < best.busy ? member : best),
      members[0] ?? add(),
    );
    return least.busy >= CROWDED && members.length < MOST_THREADS ? add() : least;
  }

  function retire(member: Member): void {
    members.splice(members.indexOf(member), 1);
    void member.thread.kill('Not needed any more');
  }

  return {
    async invoke(id, event) {
      const member = leastBusy();
      clearTimeout(member.timer);
      member.busy += 1;
      const result = await member.thread.invoke(id, event);
      member.busy -= 1;
      // The first thread stays, so that the next invocation finds a warm one.
      if (member.busy === 0 && member.key !== name) {
        member.timer = setTimeout(() => retire(member), IDLE_MS).unref();
      }
      return result;
    },
    tell(message) {
      for (const { thread } of members) thread.tell(message);
    },
    crash: async (accessKeyId) =>
      members.find(({ key }) => key === accessKeyId)?.thread.kill('The process was killed'),
    stop: async () => {
      for (const { timer } of members) clearTimeout(timer);
      await Promise.all(members.map(({ thread }) => thread.kill('The runtime stops')));
    },
  };
}
