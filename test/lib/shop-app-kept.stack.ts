// What holds data, and what stores, tills and people know by its address: CloudFormation replaces it where its logical id or its
// name changes, and the new one is empty. So both are pinned here; a change of this list is a loss in somebody's shop.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dangersOf, type Resources } from '../../tools/deploy/dangers.ts';
import { cartTemplate, loyaltyTemplate, suiteShop, type Template, upsellTemplate } from './synthesise.ts';

const documents = { voiceDocument: 'V'.repeat(44) };
/** With Google Drive, so that its secrets are there as well. */
const shop = suiteShop(
  {},
  {
    upsell: { drive: { ...documents, settingsDocument: 'S'.repeat(44) } },
    cartRecovery: { drive: { ...documents, rulesDocument: 'R'.repeat(44) } },
    loyalty: { drive: { ...documents, rulesDocument: 'R'.repeat(44) } },
  },
);
const STACKS = [
  ['upsell', upsellTemplate(shop)],
  ['cart-recovery', cartTemplate(shop)],
  ['loyalty', loyaltyTemplate(shop)],
] as const;

const NAMES: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::Scheduler::ScheduleGroup': 'Name',
  'AWS::SSM::Parameter': 'Name',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
};

/** A name as it is written; the account stands as `…`. */
function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const parts = (value as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];
  return parts.map((part) => (typeof part === 'string' ? part : '…')).join('');
}

const named = (template: Template) =>
  template.resources.flatMap(({ id, Type, Properties, DeletionPolicy }) => {
    const property = NAMES[Type];
    return property === undefined ? [] : [{ id, Type, DeletionPolicy, name: nameOf(Properties[property]) }];
  });

function addressed(template: Template): readonly string[] {
  return template.ofType('AWS::Lambda::Url').map(({ id, Properties }) => {
    const target = Properties.TargetFunctionArn['Fn::GetAtt'][0] as string;
    const fn = template.resources.find((resource) => resource.id === target);
    return `${id} ${fn?.Properties.FunctionName}`;
  });
}

test.each(STACKS)('the stack %s keeps what it holds under the same ids and names', (stack, template) => {
  const found = [
    ...named(template).map(({ id, name }) => `${id} ${name}`),
    ...addressed(template).map((each) => `${each} (address)`),
  ];
  expect(found.sort()).toEqual(PINNED[stack]);
});

test.each(STACKS)(
  'what the stack %s leaves behind is named where its removal is told, and nothing else',
  (stack, template) => {
    const section =
      readFileSync('docs/living-with-it.md', 'utf8').split('## Removing it')[1]?.split('\n## ')[0] ?? '';
    const row = section.split('\n').find((line) => line.startsWith(`| \`${stack}\``)) ?? '';
    const told = [...row.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name).slice(1);
    const kept = named(template)
      .filter(
        ({ DeletionPolicy, Type }) =>
          DeletionPolicy?.startsWith('Retain') && Type !== 'AWS::SES::EmailIdentity',
      )
      .map(({ name }) => name.replace(/…-[a-z0-9-]+$/, '…'));
    const keys = template.resources.flatMap(
      ({ Properties }) => Properties?.Environment?.Variables?.LINK_KEY_PARAMETER ?? [],
    );
    expect(told.sort()).toEqual([...kept, ...new Set(keys as string[])].sort());
  },
);

test.each(STACKS)(
  'of the stack %s whatever is pinned is what a deployment refuses to replace or to delete',
  (_, template) => {
    const resources = Object.fromEntries(
      template.resources.map(({ id, ...resource }) => [id, resource]),
    ) as Resources;
    const kept = named(template).filter(({ DeletionPolicy }) => DeletionPolicy?.startsWith('Retain'));
    const ids = [...kept.map(({ id }) => id), ...addressed(template).map((each) => each.split(' ')[0] ?? '')];
    expect(ids.length).toBeGreaterThan(9);
    for (const id of ids) {
      const { [id]: gone, ...rest } = resources;
      expect(dangersOf(resources, rest), id).toMatchObject([{ id, does: 'deletes' }]);
      // The same thing under another logical id is a new one to CloudFormation.
      expect(dangersOf(resources, { ...rest, [`${id}2`]: gone! }), id).toMatchObject([
        { id, does: 'deletes' },
      ]);
    }
    expect(dangersOf(resources, resources)).toEqual([]);
  },
);

const PINNED: Readonly<Record<string, readonly string[]>> = {
  upsell: [
    'AddLinkFunctionFunctionUrl42712B9F upsr-addlink (address)',
    'AlarmLettersSilencesGroupFF0CACC9 upsr-silences',
    'CatalogueTable05926C37 upsr-catalogue',
    'CustomersTable68815F0F upsr-customers',
    'DriveServiceAccountSecretCF2F67C7 upsr/drive/sa',
    'JobsDeadQueueC1795828 upsr-jobs-dlq',
    'JobsQueue24944186 upsr-jobs',
    'MailIdentity4EC7C521 ridgeback.example',
    'NoticesTable1EA914DE upsr-notices',
    'OffersTableA42337B2 upsr-offers',
    'OptOutDeskFunctionFunctionUrl45219CD9 upsr-optout (address)',
    'OptOutTable1F46475F upsr-optout',
    'OrderFunctionFunctionUrlE8F079CC upsr-order (address)',
    'OrdersTable1F8332C7 upsr-orders',
    'PairingsTable111CE830 upsr-pairings',
    'RulesBucket2BEAEABD upsr-rules-source-…-eu-west-2',
    'RulesKnobs9D7733CE /upsr/config/settings',
    'StoreApiSecret258B5C1C upsr/store-api',
    'TimetableGroup69344D19 upsr-timetable',
    'UndeliveredQueue47FA64CB upsr-undelivered',
    'WebhookSecretD7FE3AEE upsr/webhook',
  ],
  'cart-recovery': [
    'AlarmLettersSilencesGroupFF0CACC9 cr-silences',
    'AuditTable18A3095C cr-audit',
    'DriveServiceAccountSecretCF2F67C7 cr/drive/sa',
    'EventsDeadQueue365538C1 cr-events-dlq',
    'EventsQueue7396B467 cr-events',
    'IngestFunctionFunctionUrl5C9EC3A7 cr-ingest-webhook (address)',
    'MailIdentity4EC7C521 ridgeback.example',
    'NoticesTable1EA914DE cr-notices',
    'PeopleTable42ECE6FB cr-people',
    'RulesBucket2BEAEABD cr-rules-source-…-ap-southeast-1',
    'RulesKnobs9D7733CE /cr/config/settings',
    'SendsTable3CEFC97A cr-sends',
    'StateTable962DE04C cr-state',
    'TimetableGroup69344D19 cr-timetable',
    'UndeliveredQueue47FA64CB cr-undelivered',
    'UnsubHandlerFunctionFunctionUrl8240ADB5 cr-unsub-handler (address)',
    'UnsubTable1EFA1486 cr-unsub',
    'WakeUpsGroup6FF389C7 cr-wakeups',
    'WebhookSecretD7FE3AEE cr/webhook/secret',
  ],
  loyalty: [
    'AlarmLettersSilencesGroupFF0CACC9 loy-silences',
    'AuditTable18A3095C loy-audit',
    'BackupsBucket2936A3AA loy-backups-…-ap-southeast-1',
    'DeferralsGroup59E89BA9 loy-deferrals',
    'DriveServiceAccountSecretCF2F67C7 loy/drive/sa',
    'LapsingTable65E28EF9 loy-lapsing',
    'LedgerTable9343E4AA loy-ledger',
    'MembersTableC2CB1611 loy-members',
    'NoticesTable1EA914DE loy-notices',
    'PosSecretB6D092BB loy/pos/secret',
    'PosWebhookFunctionFunctionUrlD55D3564 loy-pos-webhook (address)',
    'RedeemFunctionFunctionUrlB881E2FC loy-redeem-handler (address)',
    'ReviewTableE9EACBB7 loy-review',
    'RulesBucket2BEAEABD loy-rules-source-…-ap-southeast-1',
    'RulesKnobs9D7733CE /loy/config/settings',
    'SalesTableD1AE2578 loy-sales',
    'SendsTable3CEFC97A loy-sends',
    'SessionKeySecret92F1BE70 loy/staff-session/key',
    'SignupFunctionFunctionUrlC9FE838A loy-signup (address)',
    'StaffTableF84C3EB5 loy-staff',
    'TimetableGroup69344D19 loy-timetable',
    'UndeliveredQueue47FA64CB loy-undelivered',
    'UnnamedTable2C627744 loy-unnamed',
  ],
};
