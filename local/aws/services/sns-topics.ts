// The templates' topics with their subscribers, and the form-and-XML protocol that SNS speaks.
import type { AwsRequest, World } from '../../world.ts';
import { arnOf, records } from './names.ts';
import { invalid } from './sms.ts';
import { element, xmlReply } from './wire.ts';

const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';

export interface Topic {
  readonly arn: string;
  readonly product: string;
  readonly subscriptions: readonly { readonly protocol: string; readonly endpoint: string }[];
}

export type Attributes = Readonly<Record<string, { readonly type: string; readonly value: string }>>;

export function topicsOf(world: World): ReadonlyMap<string, Topic> {
  const subscriptions = world.deployment.ofType('AWS::SNS::Subscription').map(({ properties }) => properties);
  return new Map(
    world.deployment.ofType('AWS::SNS::Topic').map((resource) => {
      const topicArn = arnOf(resource);
      const own = records(resource.properties.Subscription);
      const all = [...own, ...subscriptions.filter((subscription) => subscription.TopicArn === topicArn)];
      const listed = all.map((subscription) => ({
        protocol: String(subscription.Protocol),
        endpoint: String(subscription.Endpoint),
      }));
      return [topicArn, { arn: topicArn, product: resource.product, subscriptions: listed }];
    }),
  );
}

export function formOf(request: AwsRequest): URLSearchParams {
  return new URLSearchParams(request.body.toString('utf8'));
}

export function attributesIn(form: URLSearchParams): Attributes {
  const found: Record<string, { type: string; value: string }> = {};
  for (let entry = 1; form.has(`MessageAttributes.entry.${entry}.Name`); entry += 1) {
    const at = `MessageAttributes.entry.${entry}`;
    const type = form.get(`${at}.Value.DataType`) ?? '';
    const value = form.get(`${at}.Value.StringValue`) ?? form.get(`${at}.Value.BinaryValue`) ?? '';
    if (!/^(String|Number|Binary)(\.|$)/.test(type)) {
      throw invalid(`MessageAttributes Reason: the type "${type}" is not known`);
    }
    found[form.get(`${at}.Name`)!] = { type, value };
  }
  return found;
}

export function answer(action: string, result: Readonly<Record<string, unknown>>) {
  const inner = element(`${action}Result`, result) + element('ResponseMetadata', { RequestId: 'local' });
  return xmlReply(`<${action}Response xmlns="${NAMESPACE}">${inner}</${action}Response>`);
}
