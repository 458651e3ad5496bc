// The two options by which a tool is told where to work, and their lines in its help.
import type { Asked } from './command.ts';
import { UsageError } from './command.ts';
import { type Destination, type DestinationOptions, openDestination } from './destination.ts';

export const placeOptions = { aws: 'flag', endpoint: 'text' } as const;

/** Both lines, as the help of a tool says them that works there, or out of there, or into it. */
export const placeHelp = (how: { readonly aws: string; readonly laptop: string }): string =>
  `  --aws        ${how.aws} your AWS account, with your usual AWS credentials.
  --endpoint   ${how.laptop} the laptop runtime at this address; http://127.0.0.1:4700 if you do not say.`;

/** Throws `UsageError` when two places are named, else what `openDestination` throws. */
export function openPlace(
  { options, environment }: Pick<Asked<typeof placeOptions>, 'options' | 'environment'>,
  product: NonNullable<DestinationOptions['product']>,
): Promise<Destination> {
  const { aws, endpoint } = options;
  if (aws && endpoint !== undefined) throw new UsageError('--aws and --endpoint are two different places');
  return openDestination({ product, aws, endpoint, environment });
}
