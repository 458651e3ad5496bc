// The link keys as a deployed function has them: from the parameter that the stack named.

import { ssmClient } from '../aws/ssm-client.ts';
import { systemClock } from '../handlers/clock.ts';
import { required } from '../handlers/on-first-call.ts';
import { type LinkKeys, makeLinkKeys, randomLinkKey } from './link-keys.ts';

/** For functions that only open links. */
export const openingKeys = (): LinkKeys =>
  makeLinkKeys({ ssm: ssmClient(), parameterName: required('LINK_KEY_PARAMETER'), now: systemClock });

/** For functions that write links into messages: they make the first key. */
export const makingKeys = (): LinkKeys =>
  makeLinkKeys({
    ssm: ssmClient(),
    parameterName: required('LINK_KEY_PARAMETER'),
    now: systemClock,
    newKey: randomLinkKey,
  });
