// What the settings change in the stack, and that they change nothing else.
import { describe, expect, test } from 'vitest';
import { exampleShop, stacksOf, type Template, upsellTemplate } from './synthesise.ts';

/** Every physical name in the template, whatever the property is called. */
function namesIn(template: Template): string[] {
  const properties = [
    'FunctionName',
    'TableName',
    'QueueName',
    'TopicName',
    'LogGroupName',
    'AlarmName',
    'BucketName',
  ];
  return template.resources.flatMap(({ Type, Properties }) => {
    if (Type === 'AWS::Lambda::Permission' || Type.endsWith('Config') || Type.endsWith('Mapping')) return [];
    const named = properties.map((property) => Properties[property]);
    const plain = /Scheduler|Events::Rule|Secret|SSM|ConfigurationSet$/.test(Type) ? [Properties.Name] : [];
    const budget = [Properties.Budget?.BudgetName];
    return [...named, ...plain, ...budget].filter((name) => name !== undefined).map(textOf);
  });
}

function textOf(name: unknown): string {
  return typeof name === 'string' ? name : JSON.stringify(name);
}

const plain = upsellTemplate();

describe('names', () => {
  test('given no stage, then they are the names of the documents', () => {
    const names = namesIn(plain);
    expect(names).toContain('upsr-orders');
    expect(names).toContain('upsr/webhook');
    expect(names).toContain('/upsr/config/settings');
    expect(names.some((name) => name.includes('upsr-rules-source-') && name.includes('AWS::AccountId'))).toBe(
      true,
    );
  });

  test('given a stage, then every name ends with it, so that two copies can live side by side', () => {
    const staged = upsellTemplate(exampleShop({ stage: 'test' }));
    const names = namesIn(staged);
    expect(names).toHaveLength(namesIn(plain).length);
    for (const name of names) expect(name).toMatch(/-test($|-)/);
    expect(stacksOf(exampleShop({ stage: 'test' }))[0]!.stackName).toBe('upsell-test');
  });
});

describe('what stays when the stack is deleted', () => {
  const keepers = ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::SecretsManager::Secret'];
  const fates = (template: Template) =>
    new Set(keepers.flatMap((type) => template.ofType(type)).map(({ DeletionPolicy }) => DeletionPolicy));

  test('given a real shop, then tables, buckets and secrets stay, and the stack resists deletion', () => {
    // What only a failed first deployment made goes back with it; a table's own protection would not let it.
    expect(fates(plain)).toEqual(new Set(['Retain', 'RetainExceptOnCreate']));
    for (const { DeletionPolicy } of plain.ofType('AWS::DynamoDB::GlobalTable'))
      expect(DeletionPolicy).toBe('Retain');
    for (const { Properties } of plain.ofType('AWS::DynamoDB::GlobalTable')) {
      expect(Properties.Replicas[0].DeletionProtectionEnabled).toBe(true);
    }
    expect(stacksOf()[0]!.terminationProtection).toBe(true);
  });

  test('given an ephemeral shop, then everything goes with the stack', () => {
    const shop = exampleShop({ ephemeral: true });
    const ephemeral = upsellTemplate(shop);
    expect(fates(ephemeral)).toEqual(new Set(['Delete']));
    for (const { Properties } of ephemeral.ofType('AWS::DynamoDB::GlobalTable')) {
      expect(Properties.Replicas[0].DeletionProtectionEnabled).toBe(false);
    }
    expect(stacksOf(shop)[0]!.terminationProtection).toBe(false);
  });

  test('then nothing that a redeployment needs the name of stays behind', () => {
    for (const type of ['AWS::Logs::LogGroup', 'AWS::Scheduler::ScheduleGroup']) {
      for (const resource of plain.ofType(type)) expect(resource.DeletionPolicy).toBe('Delete');
    }
  });
});

describe('the model', () => {
  const bedrock = (template: Template) =>
    template.statementsOf('upsr-picker').filter(({ Action }) => Action === 'bedrock:InvokeModel');
  const MODEL = 'anthropic.claude-haiku-4-5-20251001-v1:0';

  test('given a global profile, then the three statements that AWS documents, and no other function has one', () => {
    const [profile, here, anywhere, ...more] = bedrock(plain);
    expect(more).toEqual([]);
    expect(JSON.stringify(profile)).toContain(`:inference-profile/global.${MODEL}`);
    expect(JSON.stringify(here?.Resource)).toContain(`:bedrock:eu-west-2::foundation-model/${MODEL}`);
    expect(JSON.stringify(anywhere?.Resource)).toContain(`:bedrock:::foundation-model/${MODEL}`);
    expect(profile?.Condition).toEqual({ StringEquals: { 'aws:RequestedRegion': 'eu-west-2' } });
    expect(here?.Condition).toMatchObject({ StringEquals: { 'aws:RequestedRegion': 'eu-west-2' } });
    expect(anywhere?.Condition).toMatchObject({ StringEquals: { 'aws:RequestedRegion': 'unspecified' } });
    expect(JSON.stringify(plain.resources).split('bedrock:InvokeModel')).toHaveLength(3 + 1);
  });

  test('given a European profile, then every region’s model, but only through that profile', () => {
    const statements = bedrock(upsellTemplate(exampleShop({ model: `eu.${MODEL}` })));
    expect(statements).toHaveLength(3);
    expect(JSON.stringify(statements[2]?.Resource)).toContain(`:bedrock:*::foundation-model/${MODEL}`);
    expect(JSON.stringify(statements[2]?.Condition)).toContain('bedrock:InferenceProfileArn');
  });

  test('given a model of the region, then that one model in that region, and no profile', () => {
    const statements = bedrock(upsellTemplate(exampleShop({ model: 'amazon.nova-micro-v1:0' })));
    expect(statements).toHaveLength(1);
    expect(JSON.stringify(statements[0]?.Resource)).toContain(
      ':bedrock:eu-west-2::foundation-model/amazon.nova-micro-v1:0',
    );
    expect(statements[0]?.Condition).toEqual({ StringEquals: { 'aws:RequestedRegion': 'eu-west-2' } });
  });

  test('given a name with further dots, then all of it', () => {
    const statements = bedrock(upsellTemplate(exampleShop({ model: 'us.zai.glm-4.7' })));
    expect(JSON.stringify(statements[0]?.Resource)).toContain(':inference-profile/us.zai.glm-4.7');
    expect(JSON.stringify(statements[1]?.Resource)).toContain('::foundation-model/zai.glm-4.7');
  });

  test('given "off", then nothing in the stack may ask a model', () => {
    const { resources } = upsellTemplate(exampleShop({ model: 'off' }));
    expect(resources.filter((resource) => JSON.stringify(resource).includes('bedrock:'))).toEqual([]);
  });
});

describe('Google Drive', () => {
  const drive = { settingsDocument: 'S'.repeat(44), voiceDocument: 'V'.repeat(44) };

  test('given no documents there, then nothing of the mirror exists', () => {
    expect(namesIn(plain).filter((name) => name.includes('drive'))).toEqual([]);
  });

  test('given the two documents, then a mirror runs every quarter of an hour and may write only those two', () => {
    const template = upsellTemplate(exampleShop({}, { drive }));
    const names = namesIn(template);
    expect(names).toContain('upsr-drive-sync');
    expect(names).toContain('upsr/drive/sa');
    expect(template.ofType('AWS::Scheduler::Schedule')).toHaveLength(4);
    const writers = template
      .statementsOf('upsr-drive-sync')
      .filter(({ Action }) => Action.includes('s3:PutObject'));
    expect(writers).toHaveLength(1);
    expect(JSON.stringify(writers[0]!.Resource).match(/\/[a-z]+\.txt/g)).toEqual([
      '/settings.txt',
      '/voice.txt',
    ]);
  });
});

describe('messages', () => {
  test('given e-mail without a number, then nothing may send a text and nothing waits for replies', () => {
    const template = upsellTemplate(exampleShop({}, { channel: 'email', smsNumber: undefined }));
    expect(template.statementsOf('upsr-sender').some(({ Action }) => Action === 'sns:Publish')).toBe(false);
    expect(namesIn(template)).not.toContain('upsr-inbound-sms');
  });

  test('given a number, then only End User Messaging and the account itself publish replies', () => {
    const topic = plain
      .ofType('AWS::SNS::Topic')
      .find((each) => each.Properties.TopicName === 'upsr-inbound-sms')!;
    const policy = plain
      .ofType('AWS::SNS::TopicPolicy')
      .find((each) => each.Properties.Topics[0].Ref === topic.id)!.Properties.PolicyDocument;
    const allowed = policy.Statement.filter((each: { Effect: string }) => each.Effect === 'Allow');
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({
      Principal: { Service: 'sms-voice.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
  });

  const identities = (changes: Record<string, unknown>) => {
    const template = upsellTemplate(exampleShop(changes));
    const send = template.statementsOf('upsr-sweep').find(({ Action }) => Action === 'ses:SendEmail');
    return {
      created: template.ofType('AWS::SES::EmailIdentity').map((each) => each.Properties.EmailIdentity),
      granted: JSON.stringify(send?.Resource).match(/:(identity|configuration-set)\/[^"]+/g),
    };
  };

  test.each([
    ['domain', ['ridgeback.example'], [':identity/ridgeback.example']],
    ['address', ['hello@ridgeback.example'], [':identity/hello@ridgeback.example']],
    ['existing', [], [':identity/hello@ridgeback.example', ':identity/ridgeback.example']],
  ])(
    'given the sender’s identity is "%s", then it is created once and granted exactly',
    (kind, created, granted) => {
      const found = identities({ senderIdentity: kind });
      expect(found.created).toEqual(created);
      expect(found.granted?.sort()).toEqual([':configuration-set/upsr-mail', ...granted]);
    },
  );

  test('given an account in the SES sandbox, then its verified recipients are granted too', () => {
    expect(identities({ sandboxRecipients: ['tom@example.com'] }).granted).toContain(
      ':identity/tom@example.com',
    );
  });
});

describe('the catalogue', () => {
  const readsFile = (template: Template) =>
    JSON.stringify(template.statementsOf('upsr-catalog-sync')).includes('catalogue.csv');

  test('given a generic store without an address for it, then the sync reads catalogue.csv from the bucket', () => {
    expect(readsFile(upsellTemplate(exampleShop({}, { catalogueUrl: undefined })))).toBe(true);
    expect(readsFile(plain)).toBe(false);
  });
});

test('given the product is switched off, then there is no stack', () => {
  expect(stacksOf(exampleShop({}, { enabled: false }))).toEqual([]);
});
