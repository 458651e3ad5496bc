// Where the short way ends: a call that did not succeed at once goes on in the SDK, as if the SDK had asked.
import type { AwsReply } from '../../world.ts';
import type { SdkClient, SdkCommand } from './commands.ts';

export type Outcome = AwsReply | Error;

/** The SDK's own way from here: its first request has been made already, with this input, and this came of it. */
export async function goOn(
  command: SdkCommand,
  { middlewareStack, config }: SdkClient,
  given: { readonly input: SdkCommand['input']; readonly outcome: Outcome; readonly options: unknown },
) {
  const { input, outcome, options: asked } = given;
  let isFirst = true;
  const { requestHandler } = config;
  const handle: typeof requestHandler.handle = async (request, options) => {
    if (!isFirst) return requestHandler.handle(request, options);
    isFirst = false;
    if (outcome instanceof Error) throw outcome;
    const { status, headers = {}, body } = outcome;
    return { response: { statusCode: status, headers, body: Buffer.from(body as string) } };
  };
  const answered = { ...config, requestHandler: { handle } };
  // A command that is sent again later has its own input then.
  const written = command.clientCommand ?? command;
  const own = written.input;
  written.input = input;
  try {
    return await command.resolveMiddleware(middlewareStack, answered, asked)(command);
  } finally {
    written.input = own;
  }
}
