// What the references say of each of the three alike.
import { deepStrictEqual, ok } from 'node:assert/strict';
import { asList } from '../lib/synthesise.ts';
import { asksOnly, everyFunction, none, type Statement } from './statement.ts';

export const everyProduct: readonly Statement[] = [
  {
    says: 'Functions run on arm64',
    holds: everyFunction(({ Architectures }) => deepStrictEqual(Architectures, ['arm64'])),
  },
  { says: 'Python 3.14 runs them', instead: 'typescript-and-node.md' },
  {
    says: 'None is inside a VPC, so there is no NAT gateway',
    holds: everyFunction(({ VpcConfig }) => deepStrictEqual(VpcConfig, undefined)),
  },
  {
    says: 'Each function has a role of its own',
    holds: (template) => {
      const roles = template
        .ofType('AWS::Lambda::Function')
        .map(({ Properties }) => JSON.stringify(Properties.Role));
      deepStrictEqual(new Set(roles).size, roles.length);
    },
  },
  {
    says: 'Policies name exact resources: no star in an action, none as a resource',
    holds: (template) => {
      for (const { Properties } of template.ofType('AWS::Lambda::Function'))
        for (const { Action, Resource } of template.statementsOf(String(Properties.FunctionName))) {
          for (const action of asList(Action)) ok(!action.includes('*'), action);
          for (const resource of asList(Resource)) ok(resource !== '*', `${asList(Action)} on everything`);
        }
    },
  },
  {
    says: 'Logs are kept for seven days',
    holds: (template) => {
      const groups = template.ofType('AWS::Logs::LogGroup');
      deepStrictEqual(groups.length, template.ofType('AWS::Lambda::Function').length);
      for (const { Properties } of groups) deepStrictEqual(Properties.RetentionInDays, 7);
    },
  },
  {
    says: 'Logs are structured JSON',
    holds: everyFunction(({ LoggingConfig }) => deepStrictEqual(LoggingConfig.LogFormat, 'JSON')),
  },
  {
    says: 'X-Ray is off',
    holds: everyFunction(({ TracingConfig }) => deepStrictEqual(TracingConfig, undefined)),
  },
  { says: 'There is no API Gateway', holds: none('AWS::ApiGatewayV2::Api') },
  { says: 'Nothing is always on', holds: none('AWS::EC2::Instance') },
  {
    says: 'A secret is fetched at call time and is never in an environment variable',
    holds: everyFunction(({ Environment }) =>
      ok(!JSON.stringify(Environment ?? {}).includes('{{resolve:secretsmanager')),
    ),
  },
  {
    says: 'A filter on error, throttle, time-out and failed condition becomes a metric',
    instead: 'what-rings.md',
  },
  {
    says: 'The sender identity is verified with DKIM; a custom MAIL FROM subdomain keeps SPF aligned',
    test: 'test/lib/mail-from.stack.ts',
    named: 'each region has a MAIL FROM subdomain of its own, and mail goes out before its MX is there',
  },
  {
    says: 'A dedicated AWS account keeps the blast radius small',
    test: 'test/reference/reference.stack.ts',
    named: 'the deployment begins with an account of its own, and says why',
  },
  {
    says: 'Two secrets are valid while one is rotated',
    test: 'test/e2e/stores-shopify.e2e.ts',
    named: 'is accepted under the old secret and the new one while the secret is being changed',
  },
  {
    says: 'One region each: eu-west-2 for the upsell recommender, ap-southeast-1 for the others',
    test: 'test/reference/reference.stack.ts',
    named: 'each product is at home in the region of its reference, and in no other',
  },
  {
    says: 'The model is anthropic.claude-haiku-4-5-20251001-v1:0 by the global profile, and roles name it alone',
    holds: asksOnly(
      'global.anthropic.claude-haiku-4-5-20251001-v1:0',
      'anthropic.claude-haiku-4-5-20251001-v1:0',
    ),
  },
  { says: 'No embeddings, no knowledge base', holds: none('AWS::Bedrock::KnowledgeBase') },
  {
    says: 'A function keeps the documents it has read for the lifetime of its process',
    instead: 'edits-tell-themselves.md',
  },
  {
    says: 'The credentials of Drive and Sheets are a secret called drive/sa',
    test: 'test/lib/upsell-stack-variants.stack.ts',
    named:
      'given the two documents, then a mirror runs every quarter of an hour and may write only those two',
  },
  {
    says: 'A document is copied from Drive only where it changed',
    test: 'test/e2e/drive.e2e.ts',
    named: 'are not written again while they are unchanged',
  },
  {
    says: 'A bad edit is rolled back: the last good version counts meanwhile',
    test: 'test/e2e/loyalty-documents.e2e.ts',
    named: 'given a rule that is not understood, then the last good ones hold and one letter names the line',
  },
  { says: 'Bounces and complaints go to CloudWatch or an SNS topic', instead: 'ses-builds-the-mail.md' },
  {
    says: 'A budget’s topic tells the owner by e-mail',
    test: 'test/lib/constructs/cost-alarm.stack.ts',
    named: 'the owner is subscribed to each of them',
  },
  { says: 'Deployed by GitHub Actions with AWS SAM', instead: 'cdk-by-hand.md' },
];
