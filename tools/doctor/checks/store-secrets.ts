// The secrets hold what each platform needs, in the right shape. No part of a value is ever shown.
import { at, text } from '../../../shared/platforms/fields.ts';
import { parseJson } from '../../../shared/webhooks/json.ts';
import { type Check, type Finding, ill, unknown, well } from '../check.ts';
import { type Patient, type Switched, switchedOn } from '../patient.ts';

const SHORTEST_SECRET = 8;

const check: Check = {
  group: 'store and till',
  says: 'secrets',
  async look(patient) {
    const looks = switchedOn(patient.settings()).flatMap((product) => [
      lookedAt(product.door.secret, product.region, signingProblems(product), patient),
      ...(product.product === 'upsell'
        ? [lookedAt(product.path('store-api'), product.region, apiProblems(product.platform), patient)]
        : []),
    ]);
    return Promise.all(looks);
  },
};
export default check;

type Problems = (value: unknown) => readonly string[];

async function lookedAt(
  id: string,
  region: string,
  problems: Problems,
  { ask, stage }: Patient,
): Promise<Finding> {
  const advice = `Fill it in as docs/deploying.md says, step 4: ${id} in ${region}; or npm run connect`;
  let value: unknown;
  try {
    const parsed = parseJson(
      text(at(await ask('secrets', 'GetSecretValue', { SecretId: id }, region), 'SecretString')) ?? '',
    );
    if (!parsed.ok) return ill(`${id} is no JSON`, advice);
    value = parsed.value;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ResourceNotFoundException')) throw error;
    return ill(`There is no secret ${id} in ${region}`, 'npm run deploy');
  }
  const found = problems(value);
  if (found.length === 0) return well(`${id} is filled in`);
  // The sample store of the laptop needs no credentials of anybody's.
  return stage === 'laptop'
    ? unknown(`${id}: ${found.join('; ')} (which the laptop does not need)`)
    : ill(`${id}: ${found.join('; ')}`, advice);
}

const has = (value: unknown, name: string): boolean => text(at(value, name)) !== undefined;

function signingProblems({ platform, product }: Switched): Problems {
  return (value) => {
    const secret = at(value, 'signingSecret');
    const found: string[] = [];
    if (text(secret) === undefined) found.push('no signingSecret');
    else if (typeof secret !== 'string' || secret !== secret.trim())
      found.push('signingSecret has a blank at its end, which would sign otherwise');
    else if (secret.length < SHORTEST_SECRET)
      found.push(`signingSecret has less than ${SHORTEST_SECRET} characters`);
    else if (/^(YOUR SIGNING SECRET|…|\.\.\.)$/.test(secret))
      found.push('signingSecret is the example of the documents');
    if (product === 'loyalty' && platform === 'square') {
      if (!has(value, 'accessToken')) found.push('no accessToken of the Square application');
      if (!/^https:\/\//.test(text(at(value, 'notificationUrl')) ?? ''))
        found.push('no notificationUrl, which Square signs with');
    }
    return found;
  };
}

function apiProblems(platform: string): Problems {
  return (value) => {
    if (platform === 'generic') return [];
    if (platform === 'woocommerce') {
      const keys = [
        ['consumerKey', /^ck_/],
        ['consumerSecret', /^cs_/],
      ] as const;
      return keys
        .filter(([name, begins]) => !begins.test(text(at(value, name)) ?? ''))
        .map(([name, begins]) => `no ${name}, which begins with ${begins.source.slice(1)}`);
    }
    if (has(value, 'accessToken') || (has(value, 'clientId') && has(value, 'clientSecret'))) return [];
    return ['neither clientId with clientSecret, nor an accessToken'];
  };
}
