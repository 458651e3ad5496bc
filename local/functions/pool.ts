// The threads of one function. On AWS every invocation has an environment to itself; here some of them share a thread, and
// the rest wait their turn, so that under a burst the first to come are the first to be answered. More threads than the
// machine has cores to spare would only take the time from each other.
import { availableParallelism } from 'node:os';
import { realSleepers, type Sleepers } from '../sleepers.ts';
import type { InvocationResult } from '../world.ts';
import type { FunctionThread } from './thread.ts';
import type { Warm } from './warm.ts';
import type { ToWorker } from './worker-messages.ts';

export interface FunctionPool {
  /** `began` is called once the invocation has its place: waiting for one is not its duration. */
  invoke(id: string, event: string, began?: () => void): Promise<InvocationResult>;
  tell(message: ToWorker): void;
  /** Ends the thread that this access key id was given to. */
  crash(accessKeyId: string): Promise<void>;
  /** Lets that thread stand still until its time is out. */
  stall(accessKeyId: string): void;
  /** Whether some thread remembers what an earlier invocation loaded. */
  isWarm(): boolean;
  /** Ends the threads that are at no work: the next invocation finds nothing that an earlier one remembered. */
  forget(): Promise<void>;
  stop(): Promise<void>;
}

export interface FunctionPoolParts {
  /** The function's name, which is also the first thread's access key id. */
  readonly name: string;
  readonly make: (accessKeyId: string) => FunctionThread;
  readonly mostThreads?: number;
  /** How many invocations share a thread. */
  readonly mostAtWork?: number;
  /** Default: in real time. */
  readonly later?: Sleepers['later'];
  /** Shared with the pools of other functions; without it a pool's first thread stays for ever. */
  readonly warm?: Warm | undefined;
}

type Member = { readonly key: string; readonly thread: FunctionThread; atWork: number; invoked: number };

/**
 * So many that a thread seldom runs out of work: whenever it does, it falls asleep, and to wake it costs more than most of
 * what it is told. With four at work an order took a quarter more of the processor than with these.
 */
const AT_WORK = 32;
/** Whatever takes longer than this waits for somebody else, such as a slow model, and gives up its place. */
const PATIENCE_MS = 500;
const IDLE_MS = 20_000;
/** One core is for the runtime and the DynamoDB engine. */
const MOST_THREADS = Math.max(1, Math.min(4, availableParallelism() - 1));

/** The function a pool's access key id stands for: the name itself, or the name, a dot and the thread's number. */
export function functionOfKey(accessKeyId: string): string {
  return accessKeyId.split('.')[0] ?? accessKeyId;
}

export function makeFunctionPool(parts: FunctionPoolParts): FunctionPool {
  const {
    name,
    make,
    mostThreads = MOST_THREADS,
    mostAtWork = AT_WORK,
    later = realSleepers.later,
    warm,
  } = parts;
  const members: Member[] = [];
  const waiting: ((member: Member) => void)[] = [];
  const retiring = new Map<Member, () => void>();
  let made = 0;

  function add(): Member {
    const key = members.length === 0 ? name : `${name}.${made}`;
    made += 1;
    const member: Member = { key, thread: make(key), atWork: 0, invoked: 0 };
    members.push(member);
    return member;
  }

  /** A thread with a place left, if there is one or may be one. */
  function free(): Member | undefined {
    const least = members.toSorted((one, other) => one.atWork - other.atWork)[0];
    if (least !== undefined && least.atWork < mostAtWork) return least;
    return members.length < mostThreads ? add() : undefined;
  }

  function take(member: Member): Member {
    member.atWork += 1;
    member.invoked += 1;
    retiring.get(member)?.();
    retiring.delete(member);
    warm?.busy(member);
    return member;
  }

  function place(): Member | Promise<Member> {
    const member = waiting.length === 0 ? free() : undefined;
    return member === undefined ? new Promise((resolve) => waiting.push(resolve)) : take(member);
  }

  function leave(member: Member): void {
    member.atWork -= 1;
    const next = waiting.shift();
    if (next !== undefined) next(take(member));
  }

  function retire(member: Member): void {
    members.splice(members.indexOf(member), 1);
    retiring.get(member)?.();
    retiring.delete(member);
    warm?.busy(member);
    void member.thread.kill('Not needed any more');
  }

  function rest(member: Member): void {
    warm?.idle(member, () => retire(member));
    // The first thread stays for now, so that the next invocation finds a warm one.
    if (members.includes(member) && member.key !== name)
      retiring.set(
        member,
        later(IDLE_MS, () => retire(member)),
      );
  }

  return {
    async invoke(id, event, began) {
      const member = await place();
      began?.();
      let isAtWork = true;
      const stepAside = () => {
        if (isAtWork) leave(member);
        isAtWork = false;
      };
      const forget = later(PATIENCE_MS, stepAside);
      const result = await member.thread.invoke(id, event);
      forget();
      stepAside();
      member.invoked -= 1;
      if (member.invoked === 0) rest(member);
      return result;
    },
    tell(message) {
      for (const { thread } of members) thread.tell(message);
    },
    crash: async (accessKeyId) =>
      members.find(({ key }) => key === accessKeyId)?.thread.kill('The process was killed'),
    stall: (accessKeyId) => members.find(({ key }) => key === accessKeyId)?.thread.stall(),
    isWarm: () => members.some(({ thread }) => thread.isWarm()),
    forget: async () => {
      await Promise.all(
        members
          .filter(({ invoked }) => invoked === 0)
          .map(({ thread }) => thread.kill('A new process begins')),
      );
    },
    stop: async () => {
      for (const forget of retiring.values()) forget();
      await Promise.all(members.map(({ thread }) => thread.kill('The runtime stops')));
    },
  };
}
