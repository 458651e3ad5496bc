// What the products know of one person together, in one table without a door: who wants no messages, what they had of all of us, and
// what they bought. Only products ask it (docs/decisions/one-person.md).
import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { ContactsPlace } from '../shared/people/contacts-on-aws.ts';
import { VERSION, VERSION_OUTPUT } from './version.ts';

export interface PeopleStackProps {
  readonly place: ContactsPlace;
  readonly ephemeral: boolean;
}

export class PeopleStack extends Stack {
  constructor(scope: Construct, id: string, { place, ephemeral }: PeopleStackProps) {
    super(scope, id, {
      env: { region: place.region },
      description: 'What the products know of one person together, so that they leave them alone together.',
      terminationProtection: !ephemeral,
    });
    new TableV2(this, 'Contacts', {
      tableName: place.table,
      partitionKey: { name: 'person', type: AttributeType.STRING },
      timeToLiveAttribute: 'expires_at',
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: !ephemeral,
      removalPolicy: ephemeral ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    new CfnOutput(this, VERSION_OUTPUT, {
      value: VERSION,
      description: 'Which version of the suite this is. Nothing to do.',
    });
  }
}
