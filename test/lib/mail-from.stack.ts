// The records that make the shop's mail its own are made with the identity and printed with the stack.
import { expect, test } from 'vitest';
import { stacksOf, suiteShop } from './synthesise.ts';

type Stack = {
  readonly name: string;
  readonly identity: Record<string, unknown> | undefined;
  readonly outputs: Record<string, { Value: unknown }>;
};
const mailStacksOf = (shop: ReturnType<typeof suiteShop>): Stack[] =>
  stacksOf(shop).map(({ stackName, template }) => ({
    name: stackName,
    identity: Object.values(
      template.Resources as Record<string, { Type: string; Properties: Record<string, unknown> }>,
    ).find(({ Type }) => Type === 'AWS::SES::EmailIdentity')?.Properties,
    outputs: template.Outputs,
  }));

const named = (stacks: Stack[]) => (name: string) => stacks.find((stack) => stack.name === name);

test('each region has a MAIL FROM subdomain of its own, and mail goes out before its MX is there', () => {
  const [upsell, carts, loyalty] = ['upsell', 'cart-recovery', 'loyalty'].map(
    named(mailStacksOf(suiteShop())),
  );
  expect(upsell?.identity?.MailFromAttributes).toEqual({
    MailFromDomain: 'bounce.ridgeback.example',
    BehaviorOnMxFailure: 'USE_DEFAULT_VALUE',
  });
  expect(carts?.identity?.MailFromAttributes).toMatchObject({
    MailFromDomain: 'bounce-ap-southeast-1.ridgeback.example',
  });
  expect(loyalty?.identity).toBeUndefined();
});

test('the records are outputs: MX and SPF of the subdomain, and a DMARC record to begin with', () => {
  const upsell = named(mailStacksOf(suiteShop()))('upsell');
  expect(upsell?.outputs.MailFromRecords?.Value).toBe(
    'bounce.ridgeback.example MX 10 feedback-smtp.eu-west-2.amazonses.com; ' +
      'bounce.ridgeback.example TXT "v=spf1 include:amazonses.com ~all"',
  );
  expect(upsell?.outputs.DmarcSuggestion?.Value).toBe(
    '_dmarc.ridgeback.example TXT "v=DMARC1; p=none; rua=mailto:owner@ridgeback.example"',
  );
});

test('given a product alone in its region, then it has the plain name', () => {
  const [loyalty] = mailStacksOf(suiteShop({}, { loyalty: {} }));
  expect(loyalty?.identity?.MailFromAttributes).toMatchObject({ MailFromDomain: 'bounce.ridgeback.example' });
});

test('given an identity that exists already, then nothing is printed that somebody else has to say', () => {
  const upsell = named(mailStacksOf(suiteShop({ senderIdentity: 'existing' })))('upsell');
  expect(upsell?.identity).toBeUndefined();
  expect(Object.keys(upsell?.outputs ?? {})).not.toContain('MailFromRecords');
});
