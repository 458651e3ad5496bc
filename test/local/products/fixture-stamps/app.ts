// A fourth product as small as one can be: stamps on a card. One function that a till tells of them, one table.
import { App, CfnOutput, Duration, Stack, Tags } from 'aws-cdk-lib';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, FunctionUrlAuthType, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import cdk from '../../../../cdk.json' with { type: 'json' };
import { NODE_RUNTIME } from '../../../../lib/constructs/node-runtime.ts';

const app = new App();
const stack = new Stack(app, 'stamps', { env: { region: 'eu-west-2' } });
Tags.of(stack).add('product', 'stamps');

const table = new TableV2(stack, 'Stamps', {
  tableName: 'stmp-stamps',
  partitionKey: { name: 'stamp_id', type: AttributeType.STRING },
});
const secret = new Secret(stack, 'Secret', { secretName: 'stmp/webhook' });

const role = new Role(stack, 'TillRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
const { name, currency, locale, timeZone } = cdk.context.shop;
const till = new LambdaFunction(stack, 'Till', {
  functionName: 'stmp-till',
  runtime: NODE_RUNTIME,
  handler: 'index.handler',
  code: Code.fromAsset(new URL('./till', import.meta.url).pathname),
  timeout: Duration.seconds(5),
  memorySize: 256,
  role,
  environment: {
    TABLE: table.tableName,
    WEBHOOK_SECRET: secret.secretArn,
    SHOP: JSON.stringify({
      ...{ name, currency, locale, timeZone },
      platform: 'generic',
      storeUrl: 'https://stamps.example',
    }),
  },
});
role.addToPolicy(
  new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] }),
);
role.addToPolicy(
  new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [stack.formatArn({ service: 'logs', resource: 'log-group:/aws/lambda/stmp-till:*' })],
  }),
);
// The second one is for a day that no month of this product has.
table.grant(till, 'dynamodb:PutItem', 'dynamodb:DeleteItem');
const url = till.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
new CfnOutput(stack, 'StampWebhookUrl', { value: url.url });
app.synth();
