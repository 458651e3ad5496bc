// All services of the laptop, wired to each other the way AWS wires them.
import type { LocalService, World } from '../../world.ts';
import { type Alarms, makeAlarms } from './alarms.ts';
import { type Bedrock, makeBedrock } from './bedrock.ts';
import { type EventBridge, makeEventBridge } from './eventbridge.ts';
import type { Inbox } from './inbox.ts';
import { makeLambdaApi } from './lambda-api.ts';
import { makeParameterStore, type ParameterStore } from './parameter-store.ts';
import { makeS3, type S3 } from './s3.ts';
import { makeScheduler, type Scheduler } from './scheduler.ts';
import { makeSecretsManager, type SecretsManager } from './secrets-manager.ts';
import { makeSes } from './ses.ts';
import { makeSns, type Sns } from './sns.ts';
import { makeSqs, type Sqs } from './sqs.ts';
import type { Understudy } from './stand-in-model.ts';

export { makeAlarms } from './alarms.ts';
export { type ModelMode, makeBedrock } from './bedrock.ts';
export { makeEventBridge } from './eventbridge.ts';
export { type Inbox, makeInbox } from './inbox.ts';
export { makeLambdaApi } from './lambda-api.ts';
export { makeParameterStore } from './parameter-store.ts';
export { makeS3 } from './s3.ts';
export { makeScheduler } from './scheduler.ts';
export { makeSecretsManager } from './secrets-manager.ts';
export { makeSes } from './ses.ts';
export { makeSns } from './sns.ts';
export { makeSqs } from './sqs.ts';

export interface Services {
  readonly sqs: Sqs;
  readonly sns: Sns;
  readonly ses: LocalService;
  readonly scheduler: Scheduler;
  readonly eventBridge: EventBridge;
  readonly secretsManager: SecretsManager;
  readonly parameterStore: ParameterStore;
  readonly s3: S3;
  readonly lambdaApi: LocalService;
  readonly bedrock: Bedrock;
  readonly alarms: Alarms;
  readonly inbox: Inbox;
  /** What the endpoint chooses from, by `signingName`. */
  readonly all: readonly LocalService[];
  /** Begins work once the rest of the runtime stands: plans schedules, hands out messages of an earlier run. */
  start(): void;
  /** Writes all state that is still unwritten; call it before the process ends. */
  flush(): void;
}

/** `world.metric` is expected to hand every value to `services.alarms.record`. */
export function makeServices(world: World, inbox: Inbox, understudies: readonly Understudy[] = []): Services {
  const sqs = makeSqs(world);
  const sns = makeSns(world, inbox, sqs);
  const eventBridge = makeEventBridge(world, sqs);
  const alarms = makeAlarms(world, sns, eventBridge);
  const ses = makeSes(world, inbox, eventBridge);
  const scheduler = makeScheduler(world, sqs);
  const secretsManager = makeSecretsManager(world);
  const parameterStore = makeParameterStore(world, eventBridge);
  const s3 = makeS3(world, eventBridge);
  const lambdaApi = makeLambdaApi(world);
  const bedrock = makeBedrock(world, understudies);
  const keepers = [sqs, sns, alarms, scheduler, secretsManager, parameterStore, s3];
  return {
    sqs,
    sns,
    ses,
    scheduler,
    eventBridge,
    secretsManager,
    parameterStore,
    s3,
    lambdaApi,
    bedrock,
    alarms,
    inbox,
    all: [sqs, sns, ses, scheduler, eventBridge, secretsManager, parameterStore, s3, lambdaApi, bedrock],
    start() {
      scheduler.start();
      eventBridge.start();
      sqs.start();
      alarms.start();
    },
    flush() {
      for (const keeper of keepers) keeper.flush();
    },
  };
}
