// Every line of the doctor's table in its bad case, and quiet in its good one.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import house from '../../../package.json' with { type: 'json' };
import { type Answers, awsError, findings, shopWith, type Wish } from '../../support/patient.ts';

/** One product, so that a line is one finding. */
const upsell = (own: object = {}, changes: object = {}) => {
  const { products, ...rest } = shopWith(changes, { upsell: own });
  return { ...rest, products: { upsell: products.upsell } };
};
const one = upsell({ channel: 'email' });
const FRONT = {
  domain: 'go.ridgeback.shop',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d',
};
const texting = upsell();
const sharing = shopWith({ people: { region: 'eu-west-2' } });
const square = (() => {
  const { products, ...rest } = shopWith({}, { loyalty: { platform: 'square' } });
  return { ...rest, products: { loyalty: products.loyalty } };
})();

const identity = {
  'sts.GetCallerIdentity': {
    Account: '123456789012',
    Arn: 'arn:aws:sts::123456789012:assumed-role/Admin/ana',
  },
};
const account = {
  SendingEnabled: true,
  ProductionAccessEnabled: true,
  EnforcementStatus: 'HEALTHY',
  SendQuota: { MaxSendRate: 14, Max24HourSend: 50_000, SentLast24Hours: 10 },
  PricingAttributes: { CurrentPlan: 'NONE' },
};
const points = (values: Record<string, string>) => (input: Record<string, unknown>) => ({
  Datapoints: [{ Maximum: values[String(input.MetricName)] ?? '0' }],
});
const stackIs = (StackStatus: string, drift = 'IN_SYNC') => ({
  'cloudformation.DescribeStacks': {
    Stacks: [{ StackStatus, DriftInformation: { StackDriftStatus: drift } }],
  },
});
const notDeployed = {
  'cloudformation.DescribeStacks': awsError('ValidationError', 'Stack with id upsell does not exist'),
};
const secret = (value: object | string) => ({
  'secrets.GetSecretValue': { SecretString: typeof value === 'string' ? value : JSON.stringify(value) },
});
const door = { 'lambda.GetFunctionUrlConfig': { FunctionUrl: 'https://door.example/' } };
const answering = (status: number) => async () => new Response('', { status });
const table = (name: string, key = 'order_id') => ({
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: { TableName: name, KeySchema: [{ AttributeName: key, KeyType: 'HASH' }] },
});
const role = (Action: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: { Policies: [{ PolicyDocument: { Statement: [{ Action, Effect: 'Allow', Resource: '*' }] } }] },
});
const stack = (resources: object) => [{ name: 'upsell', region: 'eu-west-2', resources: resources as never }];
const deployed = (resources: object): Answers => ({
  ...stackIs('UPDATE_COMPLETE'),
  'cloudformation.GetTemplate': { TemplateBody: JSON.stringify({ Resources: resources }) },
});
const versionIs = (OutputValue: string): Answers => ({
  'cloudformation.DescribeStacks': {
    Stacks: [{ StackStatus: 'UPDATE_COMPLETE', Outputs: [{ OutputKey: 'SuiteVersion', OutputValue }] }],
  },
  'cloudformation.GetTemplate': { TemplateBody: '{}' },
});
const number = {
  PhoneNumber: '+447700900999',
  PhoneNumberId: 'phone-1',
  Status: 'ACTIVE',
  TwoWayEnabled: true,
  TwoWayChannelArn: 'arn:aws:sns:eu-west-2:1:upsr-inbound-sms',
};
const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'upsr-jobs-dlq' } };
const tier = (Value: string) => ({ AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value }] });
const limit = (EnforcedLimit: number) => ({
  SpendLimits: [{ Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit }],
});
const goodMail = {
  txt: async (name: string) =>
    name.startsWith('_dmarc') ? ['v=DMARC1; p=none'] : ['v=spf1 include:amazonses.com ~all'],
  mx: async () => [{ exchange: 'feedback-smtp.eu-west-2.amazonses.com', priority: 10 }],
};
const known = (more: object = {}) => ({
  'ses.GetEmailIdentity': {
    VerifiedForSendingStatus: true,
    DkimAttributes: { Status: 'SUCCESS', Tokens: ['a', 'b'] },
    ...more,
  },
});

const woo = upsell({
  platform: 'woocommerce',
  channel: 'email',
  consentMetaKey: 'c',
  cartLinkTemplate: undefined,
  catalogueUrl: undefined,
});
const wooKeys = { consumerKey: 'ck_1', consumerSecret: 'cs_1' };
const WOO_TOPICS = [
  'order.created',
  'order.updated',
  'order.deleted',
  'customer.updated',
  'customer.deleted',
];
const hook = (topic: string, status = 'active') => ({
  id: 1,
  topic,
  status,
  delivery_url: 'https://door.example/',
});
const wooList = (hooks: readonly object[]) => async () => Response.json(hooks);

type Case = readonly [what: string, wish: Wish, says: RegExp, advice: RegExp];
type Cases = { readonly good: Wish; readonly bad: readonly Case[] };

const CASES: Readonly<Record<string, Cases>> = {
  node: {
    good: {},
    bad: [
      [
        'another Node',
        { computer: { node: '24.1.0' } },
        /Node 24\.1\.0, and package\.json pins 22/,
        /npm ci/,
      ],
    ],
  },
  npm: {
    good: {},
    bad: [
      ['no npm', { computer: { npm: async () => undefined } }, /no npm/, /nodejs\.org/],
      ['an old npm', { computer: { npm: async () => '8.1.0' } }, /npm 8\.1\.0 is older/, /npm install -g/],
    ],
  },
  'node-engine': {
    good: {},
    bad: [['no engine', { computer: { engine: async () => undefined } }, /not here yet/, /--fix/]],
  },
  settings: {
    good: {},
    bad: [
      ['a mistake', { shop: { ...one, country: 'Britain' } }, /country.*Britain/, /npm run setup/],
      ['nothing switched on', { shop: upsell({ enabled: false }) }, /no product/, /enabled=true/],
    ],
  },
  'settings-consent': {
    good: {},
    bad: [
      [
        'WooCommerce without a key',
        {
          shop: upsell({
            platform: 'woocommerce',
            cartLinkTemplate: undefined,
            catalogueUrl: undefined,
            channel: 'email',
          }),
        },
        /upsell: WooCommerce tells of no consent/,
        /products\.upsell\.consentMetaKey/,
      ],
      [
        'carts of WooCommerce where the law asks',
        { shop: shopWith({}, { cartRecovery: { platform: 'woocommerce' } }) },
        /cart recovery: in GB only people who agreed/,
        /products\.cartRecovery\.consentMetaKey/,
      ],
    ],
  },
  'settings-money-and-place': {
    good: {},
    bad: [
      [
        'a model of elsewhere',
        { shop: shopWith({ model: 'eu.amazon.nova-micro-v1:0' }) },
        /cannot be asked from ap-southeast-1/,
        /docs\/models\.md/,
      ],
    ],
  },
  account: {
    good: { answers: identity },
    bad: [
      [
        'no credentials',
        {
          answers: {
            'sts.GetCallerIdentity': awsError(
              'CredentialsProviderError',
              'Could not load credentials from any providers',
            ),
          },
        },
        /Could not load credentials/,
        /aws sso login/,
      ],
      [
        'the root user',
        { answers: { 'sts.GetCallerIdentity': { Account: '1', Arn: 'arn:aws:iam::1:root' } } },
        /root user/,
        /Identity Center/,
      ],
    ],
  },
  'account-plan': {
    good: { answers: { 'freetier.GetAccountPlanState': { accountPlanType: 'PAID' } } },
    bad: [
      [
        'the free plan',
        {
          answers: {
            'freetier.GetAccountPlanState': {
              accountPlanType: 'FREE',
              accountPlanExpirationDate: '2027-01-31T00:00:00Z',
            },
          },
        },
        /free plan, which closes it on 2027-01-31/,
        /Upgrade/,
      ],
    ],
  },
  'account-regions': {
    good: { shop: one, answers: { 'account.GetRegionOptStatus': { RegionOptStatus: 'ENABLED_BY_DEFAULT' } } },
    bad: [
      [
        'a region that is off',
        { shop: one, answers: { 'account.GetRegionOptStatus': { RegionOptStatus: 'DISABLED' } } },
        /eu-west-2 is disabled/,
        /enable-region --region-name eu-west-2/,
      ],
    ],
  },
  'account-bootstrap': {
    good: { shop: one, answers: { 'ssm.GetParameter': { Parameter: { Value: '30' } } } },
    bad: [
      [
        'none',
        { shop: one, answers: { 'ssm.GetParameter': awsError('ParameterNotFound') } },
        /eu-west-2 is not bootstrapped/,
        /npx cdk bootstrap aws:\/\/<account>\/eu-west-2/,
      ],
      [
        'an old one',
        { shop: one, answers: { 'ssm.GetParameter': { Parameter: { Value: '5' } } } },
        /version 5, and 6/,
        /npx cdk bootstrap/,
      ],
    ],
  },
  'account-model': {
    good: { shop: one, answers: { 'bedrock.Converse': {} } },
    bad: [
      [
        'the form not sent',
        {
          shop: one,
          answers: {
            'bedrock.Converse': awsError(
              'ResourceNotFoundException',
              'Model use case details have not been submitted',
            ),
          },
        },
        /use case details/,
        /use-case form.*model=off/,
      ],
      [
        'a model of the past',
        {
          shop: one,
          answers: {
            'bedrock.Converse': awsError('ResourceNotFoundException', 'This model is marked as Legacy'),
          },
        },
        /Legacy/,
        /being retired/,
      ],
      [
        'no payment',
        {
          shop: one,
          answers: {
            'bedrock.Converse': awsError(
              'AccessDeniedException',
              'INVALID_PAYMENT_INSTRUMENT: a valid payment method',
            ),
          },
        },
        /payment/,
        /payment method/,
      ],
      [
        'no quota',
        {
          shop: one,
          answers: { 'bedrock.Converse': awsError('ThrottlingException', 'Too many tokens per day') },
        },
        /Too many tokens/,
        /Service Quotas/,
      ],
      [
        'never opened',
        {
          shop: one,
          answers: {
            'bedrock.Converse': awsError('AccessDeniedException', 'You do not have access to the model'),
          },
        },
        /do not have access/,
        /console of that region/,
      ],
    ],
  },
  'deployed-stacks': {
    good: { shop: one, answers: stackIs('UPDATE_COMPLETE') },
    bad: [
      ['none', { shop: one, answers: notDeployed }, /upsell is not deployed in eu-west-2/, /npm run deploy/],
      [
        'a first deployment that failed',
        { shop: one, answers: stackIs('ROLLBACK_COMPLETE') },
        /first deployment of upsell failed/,
        /update-termination-protection --no-enable.*delete-stack/,
      ],
      [
        'an update that cannot go back',
        { shop: one, answers: stackIs('UPDATE_ROLLBACK_FAILED') },
        /going back/,
        /continue-update-rollback/,
      ],
      [
        'changes by hand',
        { shop: one, answers: stackIs('UPDATE_COMPLETE', 'DRIFTED') },
        /changed by hand/,
        /describe-stack-resource-drifts/,
      ],
    ],
  },
  'deployed-changes': {
    good: {
      answers: deployed({ Orders: table('upsr-orders') }),
      templates: stack({ Orders: table('upsr-orders') }),
    },
    bad: [
      [
        'a table of another key',
        {
          answers: deployed({ Orders: table('upsr-orders') }),
          templates: stack({ Orders: table('upsr-orders', 'id') }),
        },
        /replaces the table upsr-orders: KeySchema changes/,
        /npm run deploy refuses/,
      ],
      [
        'a table that goes',
        { answers: deployed({ Orders: table('upsr-orders') }), templates: stack({}) },
        /deletes the table upsr-orders/,
        /move the data/,
      ],
    ],
  },
  'deployed-collisions': {
    good: {
      answers: {
        ...identity,
        ...notDeployed,
        'dynamodb.DescribeTable': awsError('ResourceNotFoundException'),
      },
      templates: stack({ Orders: table('upsr-orders') }),
    },
    bad: [
      [
        'what an earlier stack left',
        {
          answers: {
            ...identity,
            ...notDeployed,
            'dynamodb.DescribeTable': {},
            's3.HeadBucket': (input: { Bucket?: string }) =>
              input.Bucket === 'upsr-rules-source-123456789012-eu-west-2' ? {} : awsError('NotFound'),
            'secrets.DescribeSecret': {},
            'ses.GetEmailIdentity': {},
            'scheduler.GetScheduleGroup': {},
            'logs.DescribeLogGroups': { logGroups: [{ logGroupName: '/aws/lambda/upsr-order' }] },
          },
          templates: stack({
            Orders: table('upsr-orders'),
            Bucket: {
              Type: 'AWS::S3::Bucket',
              Properties: {
                BucketName: {
                  'Fn::Join': ['', ['upsr-rules-source-', { Ref: 'AWS::AccountId' }, '-eu-west-2']],
                },
              },
            },
            Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'upsr/webhook' } },
            Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'ridgeback.shop' } },
            Group: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'cr-wakeups' } },
            Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/lambda/upsr-order' } },
          }),
        },
        /table upsr-orders, bucket upsr-rules-source-123456789012-eu-west-2, secret upsr\/webhook, e-mail identity ridgeback\.shop, schedule group cr-wakeups, log group \/aws\/lambda\/upsr-order/,
        /senderIdentity=existing.*npm run deploy -- upsell takes it back/,
      ],
    ],
  },
  'deployed-version': {
    good: { shop: one, answers: versionIs(house.version) },
    bad: [
      [
        'a stack of a time before versions were told',
        { shop: one, answers: deployed({}) },
        /upsell is 0\.1\.0, and this checkout is/,
        /npm run deploy · .*drill.*CHANGELOG/,
      ],
      ['a newer one', { shop: one, answers: versionIs('99.0.0') }, /upsell is 99\.0\.0/, /git pull/],
    ],
  },
  'deployed-grants': {
    good: {
      answers: deployed({ Role: role('dynamodb:GetItem') }),
      templates: stack({ Role: role('dynamodb:GetItem') }),
    },
    bad: [
      [
        'another grant there',
        {
          answers: deployed({ Role: role('dynamodb:Scan') }),
          templates: stack({ Role: role('dynamodb:GetItem') }),
        },
        /1 grants are missing there, 1 are there.*dynamodb:GetItem of Role; dynamodb:Scan of Role/,
        /npx cdk deploy upsell/,
      ],
    ],
  },
  'mail-alignment': {
    good: { shop: one, dns: goodMail },
    bad: [
      [
        'free mail',
        { shop: { ...one, sender: 'ridgeback@gmail.com' } },
        /Nobody but the provider can sign for gmail\.com/,
        /Use an address of a domain of your own/,
      ],
      [
        'an address alone',
        { shop: { ...one, senderIdentity: 'address' }, dns: goodMail },
        /DKIM is not aligned/,
        /Use "domain"/,
      ],
      [
        'no DMARC',
        {
          shop: one,
          dns: {
            ...goodMail,
            txt: async (name) => (name.startsWith('_dmarc') ? [] : ['v=spf1 include:amazonses.com ~all']),
          },
        },
        /no DMARC record/,
        /Begin with: _dmarc/,
      ],
      [
        'no MX',
        { shop: one, dns: { ...goodMail, mx: async () => [] } },
        /Add: bounce/,
        /npm run setup -- --check-mail|Add/,
      ],
    ],
  },
  'front-dns': {
    good: {
      shop: { ...one, front: FRONT },
      dns: { cname: async () => ['d111111abcdef8.cloudfront.net'] },
      fetch: async () => new Response(null, { status: 404, headers: { 'x-amz-cf-id': 'abc' } }),
    },
    bad: [
      [
        'nobody knows the name',
        { shop: { ...one, front: FRONT }, dns: { cname: async () => [] } },
        /go\.ridgeback\.shop is not in DNS/,
        /FrontDnsRecord/,
      ],
      [
        'the name leads elsewhere',
        { shop: { ...one, front: FRONT }, dns: { cname: async () => ['shops.example.net'] } },
        /leads to shops\.example\.net, which is not CloudFront/,
        /FrontDnsRecord/,
      ],
      [
        'somebody else answers there',
        {
          shop: { ...one, front: FRONT },
          dns: { cname: async () => [] },
          fetch: async () => new Response(null, { status: 200 }),
        },
        /answers, but not through CloudFront/,
        /CNAME …cloudfront\.net/,
      ],
    ],
  },
  'mail-identity': {
    good: { shop: one, answers: known() },
    bad: [
      [
        'none',
        { shop: one, answers: { 'ses.GetEmailIdentity': awsError('NotFoundException') } },
        /knows neither ridgeback\.shop/,
        /npm run deploy/,
      ],
      [
        'none where there should be one',
        {
          shop: { ...one, senderIdentity: 'existing' },
          answers: { 'ses.GetEmailIdentity': awsError('NotFoundException') },
        },
        /neither hello@ridgeback\.shop nor ridgeback\.shop/,
        /create-email-identity/,
      ],
      [
        'not verified',
        { shop: one, answers: known({ VerifiedForSendingStatus: false }) },
        /not verified ridgeback\.shop/,
        /MailDnsRecords/,
      ],
      [
        'DNS that lost its records',
        { shop: one, answers: known(), dns: { cname: async () => [] } },
        /2 of the DKIM records/,
        /a\._domainkey\.ridgeback\.shop CNAME a\.dkim/,
      ],
      [
        'DKIM that failed',
        { shop: one, answers: known({ DkimAttributes: { Status: 'FAILED' } }) },
        /DKIM of ridgeback\.shop in eu-west-2 is failed/,
        /MailDnsRecords/,
      ],
    ],
  },
  'mail-account': {
    good: { shop: one, answers: { 'ses.GetAccount': account } },
    bad: [
      [
        'the sandbox',
        { shop: one, answers: { 'ses.GetAccount': { ...account, ProductionAccessEnabled: false } } },
        /sandbox/,
        /put-account-details/,
      ],
      [
        'paused',
        { shop: one, answers: { 'ses.GetAccount': { ...account, SendingEnabled: false } } },
        /paused sending/,
        /SES console/,
      ],
      [
        'probation',
        { shop: one, answers: { 'ses.GetAccount': { ...account, EnforcementStatus: 'PROBATION' } } },
        /on probation/,
        /SES console/,
      ],
      [
        'a slower account than the settings',
        {
          shop: one,
          answers: { 'ses.GetAccount': { ...account, SendQuota: { ...account.SendQuota, MaxSendRate: 1 } } },
        },
        /may send 10 mails a second together, and SES takes 1/,
        /mailsPerSecond/,
      ],
      [
        'a day nearly full',
        {
          shop: one,
          answers: {
            'ses.GetAccount': {
              ...account,
              SendQuota: { MaxSendRate: 14, Max24HourSend: 200, SentLast24Hours: 180 },
            },
          },
        },
        /180 of the 200/,
        /Service Quotas/,
      ],
    ],
  },
  'mail-pricing': {
    good: { shop: one, answers: { 'ses.GetAccount': account } },
    bad: [
      [
        'Essentials',
        {
          shop: one,
          answers: { 'ses.GetAccount': { ...account, PricingAttributes: { CurrentPlan: 'ESSENTIALS' } } },
        },
        /plan ESSENTIALS, which costs 60 % more/,
        /put-account-pricing-attributes --plan NONE --region eu-west-2/,
      ],
    ],
  },
  'mail-reputation': {
    good: { shop: one, answers: { 'cloudwatch.GetMetricStatistics': points({}) } },
    bad: [
      [
        'bounces',
        {
          shop: one,
          answers: { 'cloudwatch.GetMetricStatistics': points({ 'Reputation.BounceRate': '0.062' }) },
        },
        /bounces are 6\.20 %.*5 %/,
        /runbook/,
      ],
      [
        'complaints',
        {
          shop: one,
          answers: { 'cloudwatch.GetMetricStatistics': points({ 'Reputation.ComplaintRate': '0.0015' }) },
        },
        /complaints are 0\.15 %.*0\.1 %/,
        /runbook/,
      ],
    ],
  },
  'texts-number': {
    good: { shop: texting, answers: { 'texts.DescribePhoneNumbers': { PhoneNumbers: [number] } } },
    bad: [
      [
        'somebody else’s',
        { shop: texting, answers: { 'texts.DescribePhoneNumbers': { PhoneNumbers: [] } } },
        /no number of this account/,
        /End User Messaging/,
      ],
      [
        'not registered',
        {
          shop: texting,
          answers: { 'texts.DescribePhoneNumbers': { PhoneNumbers: [{ ...number, Status: 'PENDING' }] } },
        },
        /is pending/,
        /Registrations/,
      ],
      [
        'deaf',
        {
          shop: texting,
          answers: { 'texts.DescribePhoneNumbers': { PhoneNumbers: [{ ...number, TwoWayEnabled: false }] } },
        },
        /STOP is not heard/,
        /update-phone-number --phone-number-id phone-1/,
      ],
    ],
  },
  'texts-account': {
    good: {
      shop: texting,
      answers: {
        'texts.DescribeAccountAttributes': tier('PRODUCTION'),
        'texts.DescribeSpendLimits': limit(20),
      },
    },
    bad: [
      [
        'the sandbox',
        {
          shop: texting,
          answers: {
            'texts.DescribeAccountAttributes': tier('SANDBOX'),
            'texts.DescribeSpendLimits': limit(20),
          },
        },
        /sandbox/,
        /production access/,
      ],
      [
        'a dollar a month',
        {
          shop: texting,
          answers: {
            'texts.DescribeAccountAttributes': tier('PRODUCTION'),
            'texts.DescribeSpendLimits': limit(1),
          },
        },
        /after 1 USD in a month/,
        /set-text-message-spend-limit-override/,
      ],
    ],
  },
  'store-doors': {
    good: { shop: one, answers: door, fetch: answering(401) },
    bad: [
      [
        'no address',
        { shop: one, answers: { 'lambda.GetFunctionUrlConfig': awsError('ResourceNotFoundException') } },
        /upsr-order has no address/,
        /npm run deploy/,
      ],
      [
        'AWS refusing',
        { shop: one, answers: door, fetch: answering(403) },
        /answered 403.*not 401/,
        /lacks a permission/,
      ],
      [
        'a door that opens',
        { shop: one, answers: door, fetch: answering(200) },
        /answered 200/,
        /aws logs tail \/aws\/lambda\/upsr-order/,
      ],
      [
        'an empty secret',
        { shop: one, answers: door, fetch: answering(500) },
        /answered 500/,
        /secret may be empty/,
      ],
    ],
  },
  'store-secrets': {
    good: { shop: one, answers: secret({ signingSecret: 'long-enough-secret' }) },
    bad: [
      [
        'nothing in it',
        { shop: one, answers: secret({}) },
        /upsr\/webhook: no signingSecret/,
        /docs\/deploying\.md.*upsr\/webhook in eu-west-2/,
      ],
      ['no JSON', { shop: one, answers: secret('hunter2-hunter2') }, /upsr\/webhook is no JSON/, /step 4/],
      [
        'a line’s end in it',
        { shop: one, answers: secret({ signingSecret: 'long-enough-secret\n' }) },
        /blank at its end/,
        /step 4/,
      ],
      [
        'the example',
        { shop: one, answers: secret({ signingSecret: 'YOUR SIGNING SECRET' }) },
        /example of the documents/,
        /step 4/,
      ],
      [
        'no secret',
        { shop: one, answers: { 'secrets.GetSecretValue': awsError('ResourceNotFoundException') } },
        /no secret upsr\/webhook/,
        /npm run deploy/,
      ],
      [
        'no key of WooCommerce',
        {
          shop: upsell({
            platform: 'woocommerce',
            channel: 'email',
            consentMetaKey: 'c',
            cartLinkTemplate: undefined,
            catalogueUrl: undefined,
          }),
          answers: secret({ signingSecret: 'long-enough-secret', consumerKey: 'cs_swapped' }),
        },
        /no consumerKey, which begins with ck_; no consumerSecret, which begins with cs_/,
        /store-api/,
      ],
      [
        'no way into Shopify',
        {
          shop: upsell({
            platform: 'shopify',
            channel: 'email',
            cartLinkTemplate: undefined,
            catalogueUrl: undefined,
          }),
          answers: secret({ signingSecret: 'long-enough-secret', clientId: 'x' }),
        },
        /neither clientId with clientSecret/,
        /store-api/,
      ],
      [
        'half of Square',
        { shop: square, answers: secret({ signingSecret: 'long-enough-secret', notificationUrl: 'till' }) },
        /no accessToken.*no notificationUrl/,
        /loy\/pos\/secret/,
      ],
    ],
  },
  'store-webhooks': {
    good: {
      shop: woo,
      answers: { ...door, ...secret(wooKeys) },
      fetch: wooList(WOO_TOPICS.map((topic) => hook(topic))),
    },
    bad: [
      [
        'one that is missing and one that was switched off',
        {
          shop: woo,
          answers: { ...door, ...secret(wooKeys) },
          fetch: wooList(
            WOO_TOPICS.slice(1).map((topic, index) => hook(topic, index === 0 ? 'disabled' : 'active')),
          ),
        },
        /upsell: missing order\.created; switched off order\.updated/,
        /npm run connect -- woocommerce --aws --yes/,
      ],
      [
        'a till without a subscription',
        {
          shop: square,
          answers: { ...door, ...secret({ signingSecret: 'x', accessToken: 'EAAA' }) },
          fetch: async () => new Response('{}'),
        },
        /loyalty: missing payment\.created, .*dispute\.state\.updated/,
        /npm run connect -- square --aws --yes/,
      ],
      [
        'a store that takes the credentials no more',
        {
          shop: woo,
          answers: { ...door, ...secret(wooKeys) },
          fetch: async () => Response.json({ message: 'Invalid signature' }, { status: 401 }),
        },
        /upsell: .*401: Invalid signature/,
        /--credentials/,
      ],
    ],
  },
  'store-events': {
    good: { shop: one, answers: { 'cloudwatch.GetMetricStatistics': { Datapoints: [{ Sum: '3' }] } } },
    bad: [
      [
        'silence',
        { shop: one, answers: { 'cloudwatch.GetMetricStatistics': { Datapoints: [] } } },
        /heard nothing from the store in the last 3 days/,
        /npm run connect -- generic --aws/,
      ],
    ],
  },
  'day-alarms': {
    good: { shop: one, answers: { 'cloudwatch.DescribeAlarms': { MetricAlarms: [] } } },
    bad: [
      [
        'one that rings',
        {
          shop: one,
          answers: { 'cloudwatch.DescribeAlarms': { MetricAlarms: [{ AlarmName: 'upsr-order-errors' }] } },
        },
        /upsr-order-errors rings in eu-west-2/,
        /runbook\.md, "upsr-order-errors"/,
      ],
      [
        'one on the laptop',
        {
          shop: one,
          stage: 'laptop',
          laptop: {
            '/_local/alarms': [
              { name: 'upsr-order-errors', state: 'ALARM' },
              { name: 'cr-x', state: 'ALARM' },
              { name: 'upsr-y', state: 'OK' },
            ],
          },
        },
        /^upsr-order-errors rings/,
        /runbook/,
      ],
    ],
  },
  'day-queues': {
    good: {
      answers: {
        'sqs.GetQueueUrl': { QueueUrl: 'q' },
        'sqs.GetQueueAttributes': { Attributes: { ApproximateNumberOfMessages: '0' } },
      },
      templates: stack({ Q: queue }),
    },
    bad: [
      [
        'dead letters',
        {
          answers: {
            'sqs.GetQueueUrl': { QueueUrl: 'q' },
            'sqs.GetQueueAttributes': { Attributes: { ApproximateNumberOfMessages: '2' } },
          },
          templates: stack({ Q: queue }),
        },
        /2 messages lie in upsr-jobs-dlq/,
        /runbook/,
      ],
      [
        'one on the laptop',
        {
          stage: 'laptop',
          laptop: { '/_local/status': { queues: [{ name: 'upsr-jobs-dlq', visible: 1 }] } },
          templates: stack({ Q: queue }),
        },
        /1 message lies in upsr-jobs-dlq/,
        /runbook/,
      ],
    ],
  },
  'day-documents': {
    good: {
      shop: one,
      answers: {
        's3.ListBuckets': { Buckets: [{ Name: 'upsr-rules-source-123456789012-eu-west-2' }] },
        's3.GetObject': awsError('NoSuchKey'),
      },
    },
    bad: [
      [
        'a sentence nobody understands',
        {
          shop: one,
          answers: {
            's3.ListBuckets': { Buckets: [{ Name: 'upsr-rules-source-123456789012-eu-west-2' }] },
            's3.GetObject': ({ Key }: { Key?: string }) =>
              Key === 'settings.txt'
                ? { Body: { transformToString: async () => 'Nudge everybody always.' } }
                : awsError('NoSuchKey'),
          },
        },
        /upsell settings\.txt \(the owner’s\) is not understood.*line 1/,
        /npm run rules -- show upsell/,
      ],
      [
        'no bucket',
        { shop: one, answers: { 's3.ListBuckets': {} } },
        /no bucket for documents/,
        /npm run deploy/,
      ],
    ],
  },
  'day-shared': {
    good: {
      shop: sharing,
      answers: { 'dynamodb.GetItem': { Item: { person: { S: 'shared' } } } },
    },
    bad: [
      [
        'a table that was not told of those who opted out before',
        { shop: sharing, answers: { 'dynamodb.GetItem': {} } },
        /was not told of those who opted out/,
        /^npm run person -- share --aws$/,
      ],
      [
        'no such table',
        { shop: sharing, answers: { 'dynamodb.GetItem': awsError('ResourceNotFoundException') } },
        /no table ppl-contacts in eu-west-2/,
        /npm run deploy, then npm run person -- share --aws/,
      ],
      [
        'the same on the laptop',
        { shop: sharing, stage: 'laptop', answers: { 'dynamodb.GetItem': {} } },
        /was not told/,
        /^npm run person -- share$/,
      ],
    ],
  },
  'day-subscriptions': {
    good: {
      shop: one,
      answers: {
        ...identity,
        'sns.ListSubscriptionsByTopic': {
          Subscriptions: [{ Endpoint: 'Owner@ridgeback.example', SubscriptionArn: 'arn:aws:sns:x' }],
        },
      },
    },
    bad: [
      [
        'one that waits',
        {
          shop: one,
          answers: {
            ...identity,
            'sns.ListSubscriptionsByTopic': {
              Subscriptions: [
                { Endpoint: 'owner@ridgeback.example', SubscriptionArn: 'PendingConfirmation' },
              ],
            },
          },
        },
        /owner@ridgeback\.example has not confirmed upsr-owner-alerts/,
        /Subscription Confirmation/,
      ],
      [
        'no topic',
        {
          shop: one,
          answers: { ...identity, 'sns.ListSubscriptionsByTopic': awsError('NotFoundException') },
        },
        /no topic upsr-owner-alerts/,
        /npm run deploy/,
      ],
    ],
  },
  'day-budget': {
    good: {
      shop: one,
      answers: {
        ...identity,
        'budgets.DescribeBudgets': {
          Budgets: [
            {
              BudgetName: 'upsr-budget',
              BudgetLimit: { Amount: '50' },
              CalculatedSpend: { ActualSpend: { Amount: '1.2' } },
            },
          ],
        },
      },
    },
    bad: [
      [
        'none',
        { shop: one, answers: { ...identity, 'budgets.DescribeBudgets': {} } },
        /no budget upsr-budget/,
        /npx cdk deploy upsell/,
      ],
      [
        'one that is spent',
        {
          shop: one,
          answers: {
            ...identity,
            'budgets.DescribeBudgets': {
              Budgets: [
                {
                  BudgetName: 'upsr-budget',
                  BudgetLimit: { Amount: '50' },
                  CalculatedSpend: { ActualSpend: { Amount: '60.5' } },
                },
              ],
            },
          },
        },
        /60\.50 of 50\.00 USD are spent/,
        /docs\/costs\.md/,
      ],
    ],
  },
  'day-grants': {
    good: { stage: 'laptop', laptop: { '/_local/permissions': { denied: [], unused: [] } } },
    bad: [
      [
        'a call that was refused',
        {
          stage: 'laptop',
          laptop: {
            '/_local/permissions': {
              denied: [{ function: 'upsr-order', action: 'dynamodb:Scan', resource: 'x' }],
              unused: [],
            },
          },
        },
        /upsr-order was refused dynamodb:Scan on x/,
        /CONTRIBUTING\.md/,
      ],
    ],
  },
};

test('there is a bad case of every check', () => {
  const files = globSync('tools/doctor/checks/*.ts').map((file) => basename(file, '.ts'));
  expect(Object.keys(CASES).sort()).toEqual(files.sort());
  for (const [file, { bad }] of Object.entries(CASES)) expect(bad.length, file).toBeGreaterThan(0);
});

describe.each(Object.entries(CASES))('%s', (file, { good, bad }) => {
  it('given health, then nothing is to do', async () => {
    const found = await findings(file, good);
    expect(found.length).toBeGreaterThan(0);
    for (const each of found)
      expect(each).toMatchObject({
        state: expect.stringMatching(/well|unknown/),
        text: expect.not.stringMatching(/Nobody answers|could not be looked at/),
      });
  });

  it.each(bad)('given %s, then it says so and what to type', async (_, wish, says, advice) => {
    const illnesses = (await findings(file, wish)).filter(({ state }) => state === 'ill');
    expect(illnesses.map(({ text }) => text).join('\n')).toMatch(says);
    expect(illnesses.map((each) => each.advice ?? '').join('\n')).toMatch(advice);
    for (const each of illnesses) expect(each.advice).toBeTruthy();
  });
});

test('a fresh laptop is not ill: nobody has bought anything, and the example shop mails nobody', async () => {
  const silent = await findings('store-events', {
    shop: one,
    stage: 'laptop',
    answers: { 'dynamodb.Scan': { Items: [] } },
  });
  expect(silent).toMatchObject([{ state: 'unknown', advice: expect.stringContaining('console') }]);
  const shop = { ...one, sender: 'hello@ridgeback.example' };
  expect(await findings('mail-alignment', { shop, stage: 'laptop' })).toMatchObject([{ state: 'unknown' }]);
  expect(await findings('mail-alignment', { shop })).toMatchObject([{ state: 'ill' }]);
});

test('an engine on this computer that is taken for AWS is not ill of what such an engine is', async () => {
  const shop = { ...one, sender: 'hello@ridgeback.example' };
  const answers = {
    ...known(),
    'sts.GetCallerIdentity': { Arn: 'arn:aws:iam::000000000000:root', Account: '000000000000' },
    'cloudwatch.GetMetricStatistics': { Datapoints: [] },
  };
  const wish = { shop, answers, dns: { cname: async () => [] } };
  for (const file of ['mail-alignment', 'mail-identity', 'account', 'store-events']) {
    expect(await findings(file, { ...wish, isPractice: true })).toMatchObject([{ state: 'unknown' }]);
    expect(await findings(file, wish)).toMatchObject([{ state: 'ill' }]);
  }
});

test('no part of a secret is ever shown', async () => {
  const value = { signingSecret: 'hush-hush\n', consumerKey: 'hush-key', accessToken: 'hush-token' };
  for (const shop of [
    one,
    square,
    upsell({
      platform: 'woocommerce',
      channel: 'email',
      consentMetaKey: 'c',
      cartLinkTemplate: undefined,
      catalogueUrl: undefined,
    }),
  ])
    expect(JSON.stringify(await findings('store-secrets', { shop, answers: secret(value) }))).not.toContain(
      'hush',
    );
});

test('what may not be looked at is said as that, and is no illness', async () => {
  const denied = {
    'ses.GetAccount': awsError(
      'AccessDeniedException',
      'User ana is not authorized to perform ses:GetAccount',
    ),
  };
  expect(await findings('mail-account', { shop: one, answers: denied })).toMatchObject([
    {
      state: 'unknown',
      text: expect.stringContaining('You may not look'),
      advice: expect.stringContaining('ReadOnlyAccess'),
    },
  ]);
  expect(await findings('mail-account', { shop: { name: 1 } })).toMatchObject([
    { state: 'unknown', text: 'The settings do not read' },
  ]);
});
