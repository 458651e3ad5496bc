// The model answers, asked for one token: first use is a form and a subscription that only a person can see to.
import { withoutThinking } from '../../../shared/model/families.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import { type Patient, regionsOf } from '../patient.ts';

const check: Check = {
  group: 'account',
  says: 'model',
  async look(patient) {
    const { model } = patient.settings();
    if (model === 'off') return [well('No model is asked: the shop’s own pairings and wordings')];
    return Promise.all(regionsOf(patient.settings()).map((region) => answers(model, region, patient)));
  },
};
export default check;

async function answers(modelId: string, region: string, { ask }: Patient): Promise<Finding> {
  try {
    await ask(
      'bedrock',
      'Converse',
      {
        modelId,
        messages: [{ role: 'user', content: [{ text: 'Say yes.' }] }],
        inferenceConfig: { maxTokens: 1 },
        additionalModelRequestFields: withoutThinking(modelId),
      },
      region,
    );
    return well(`${modelId} answers in ${region}`);
  } catch (error) {
    const { name = '', message = '' } = error instanceof Error ? error : {};
    return ill(
      `${modelId} does not answer in ${region}: ${message.split('\n')[0] || name}`,
      adviceFor(name, message),
    );
  }
}

function adviceFor(name: string, message: string): string {
  const off = 'or do without: npm run setup -- --set model=off';
  if (/use case|form/i.test(message))
    return `Send the use-case form in the Bedrock console, Model catalog, and wait 15 minutes; ${off}`;
  if (/legacy|end of (its )?life|retired/i.test(message))
    return `It is being retired: choose another of docs/models.md; ${off}`;
  if (/payment|marketplace|subscri/i.test(message))
    return `Put a payment method into the account, and open the model once in the Bedrock playground; ${off}`;
  if (/Throttling|TooManyRequests|Quota/i.test(name))
    return `Its quota is used up, or 0 in a new account: Service Quotas, Amazon Bedrock; ${off}`;
  if (name === 'AccessDeniedException')
    return `Open it once in the Bedrock console of that region, as somebody who may subscribe; ${off}`;
  return `docs/models.md lists those that will do; ${off}`;
}
