// The right to ask one model, and only that one.
import { Aws, Stack } from 'aws-cdk-lib';
import type { SinglePurposeFunction } from './single-purpose-function.ts';

/**
 * Lets the function ask the model behind this inference profile; nothing when it is `off`. An inference profile
 * forwards the call to the model in other regions, so AWS asks three times: for the profile, for the model here, and
 * for the model wherever the call ends up. The last two hold only for calls through the profile.
 */
export function grantModel(fn: SinglePurposeFunction, profileId: string): void {
  if (profileId === 'off') return;
  const { region, account } = Stack.of(fn);
  const geography = profileId.slice(0, profileId.indexOf('.'));
  const model = `foundation-model/${profileId.slice(geography.length + 1)}`;
  const profile = `arn:${Aws.PARTITION}:bedrock:${region}:${account}:inference-profile/${profileId}`;
  const viaProfile = { 'bedrock:InferenceProfileArn': profile };
  const actions = ['bedrock:InvokeModel'];

  fn.grant({
    actions,
    resources: [profile],
    conditions: { StringEquals: { 'aws:RequestedRegion': region } },
  });
  fn.grant({
    actions,
    resources: [`arn:${Aws.PARTITION}:bedrock:${region}::${model}`],
    conditions: { StringEquals: { 'aws:RequestedRegion': region, ...viaProfile } },
  });
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
