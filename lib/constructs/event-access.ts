// The right to announce something on the default bus, and only what was said beforehand.
import { Aws, Stack } from 'aws-cdk-lib';
import type { SinglePurposeFunction } from './single-purpose-function.ts';

export interface Announcement {
  readonly source: string;
  readonly detailTypes: readonly string[];
}

/** Lets the function put these events, from this source, on the default bus; EVENT_BUS tells it which. */
export function grantPutEvents(fn: SinglePurposeFunction, { source, detailTypes }: Announcement): void {
  const { region, account } = Stack.of(fn);
  fn.grant({
    actions: ['events:PutEvents'],
    resources: [`arn:${Aws.PARTITION}:events:${region}:${account}:event-bus/default`],
    conditions: {
      // One call may hold several events; each of them must be of ours.
      'ForAllValues:StringEquals': { 'events:source': [source], 'events:detail-type': [...detailTypes] },
    },
  });
  fn.setEnvironment('EVENT_BUS', 'default');
}
