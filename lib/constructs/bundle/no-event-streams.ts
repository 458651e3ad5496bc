// Takes the place of the SDK's event streams inside the bundles. Every client brings them along for operations that answer
// in pieces over one connection; no function here asks for one.

const none = (): never => {
  throw new Error('A function of ours reads no event streams; its bundle leaves them out');
};

/** Same names as the exports of `@smithy/core/event-streams` that the SDK's clients use. What a client makes when it is made may be made. */
export const eventStreamSerdeProvider = () => undefined;
export const resolveEventStreamSerdeConfig = <Config>(config: Config): Config => config;
export class EventStreamCodec {}
export class EventStreamSerde {
  constructor() {
    none();
  }
}
export const iterableToReadableStream = none;
export const readableStreamToIterable = none;
