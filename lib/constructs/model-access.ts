// The right to ask one model, and only that one.
import { Aws, Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { modelName } from '../../shared/model/ids.ts';
import { ALARM_WINDOW, type OwnerAlerts } from './owner-alerts.ts';
import type { SinglePurposeFunction } from './single-purpose-function.ts';

/**
 * Lets the function ask this model; nothing when it is `off`. A model that is asked in its own region is asked for once.
 * An inference profile forwards the call to the model in other regions, so AWS asks three times: for the profile, for
 * the model here, and for the model wherever the call ends up. The last two hold only for calls through the profile.
 * Throws for an id that the settings should have refused.
 */
export function grantModel(fn: SinglePurposeFunction, modelId: string): void {
  if (modelId === 'off') return;
  const name = modelName(modelId);
  if (name === undefined) throw new Error(`${modelId} is no id of a Bedrock model`);
  const { region, account } = Stack.of(fn);
  const { geography } = name;
  const model = `foundation-model/${name.model}`;
  const actions = ['bedrock:InvokeModel'];
  const fromHere = { 'aws:RequestedRegion': region };
  const here = `arn:${Aws.PARTITION}:bedrock:${region}::${model}`;
  if (geography === undefined) {
    fn.grant({ actions, resources: [here], conditions: { StringEquals: fromHere } });
    return;
  }
  const profile = `arn:${Aws.PARTITION}:bedrock:${region}:${account}:inference-profile/${modelId}`;
  const viaProfile = { 'bedrock:InferenceProfileArn': profile };
  fn.grant({ actions, resources: [profile], conditions: { StringEquals: fromHere } });
  fn.grant({ actions, resources: [here], conditions: { StringEquals: { ...fromHere, ...viaProfile } } });
  if (geography === 'global') {
    // A call of a global profile leaves the region without a name for the next.
    fn.grant({
      actions,
      resources: [`arn:${Aws.PARTITION}:bedrock:::${model}`],
      conditions: { StringEquals: { 'aws:RequestedRegion': 'unspecified', ...viaProfile } },
    });
    return;
  }
  // A profile of one part of the world forwards to the regions of that part, which AWS adds to as it likes.
  fn.grant({
    actions,
    resources: [`arn:${Aws.PARTITION}:bedrock:*::${model}`],
    conditions: { StringEquals: viaProfile },
  });
}

/**
 * Tells the owner, once, that the model refuses what it is asked: it is retired, or the account may not use it. Bedrock
 * counts that by itself and free of charge; throttling is not among it. Nothing when the model is `off`.
 */
export function alarmOnRefusals(scope: Construct, alerts: OwnerAlerts, modelId: string): void {
  if (modelId === 'off') return;
  alerts.alarm(new Construct(scope, 'ModelRefusals'), {
    name: 'model-refuses',
    metric: new Metric({
      ...ALARM_WINDOW,
      namespace: 'AWS/Bedrock',
      metricName: 'InvocationClientErrors',
      dimensionsMap: { ModelId: modelId },
      period: Duration.days(1),
    }),
    means: 'The model refused a question; the shop goes on without it.',
  });
}
