// What the laptop's inbox holds; an AWS account has none.
import { at, text } from '../../shared/platforms/fields.ts';
import type { StoryMessage } from '../../shared/stories/story.ts';
import { parseJson } from '../../shared/webhooks/json.ts';
import type { Asked } from '../frame/command.ts';
import type { placeOptions } from '../frame/place.ts';

/** None where another AWS endpoint answers than the laptop's. */
export async function inboxOf({
  options: { aws, endpoint },
  environment,
}: Pick<Asked<typeof placeOptions>, 'options' | 'environment'>): Promise<readonly StoryMessage[]> {
  if (aws) return [];
  const address = endpoint ?? `http://127.0.0.1:${environment.PORT ?? '4700'}`;
  const answer = await fetch(new URL('/_local/messages', address));
  const read = answer.ok ? parseJson(await answer.text()) : undefined;
  if (read?.ok !== true || !Array.isArray(read.value)) return [];
  return read.value.map((message: unknown) => {
    const subject = text(at(message, 'subject'));
    return {
      id: text(at(message, 'id')) ?? '',
      at: text(at(message, 'at')) ?? '',
      product: text(at(message, 'product')) ?? '',
      to: text(at(message, 'to')) ?? '',
      text: text(at(message, 'text')) ?? '',
      ...(subject === undefined ? {} : { subject }),
    };
  });
}
