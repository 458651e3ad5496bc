// cdk-nag as the app's second pair of eyes. A finding without a stated reason fails the synthesis; the reasons are
// stated beside the constructs they concern. In a file of its own because a deployment need not load the packs.
import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';

export function addNag(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}
