// The pricing plan of SES, which new accounts get without asking and which costs more than paying by the mail.
import { at, text } from '../../../shared/platforms/fields.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import { regionsOf } from '../patient.ts';

const check: Check = {
  group: 'mail',
  says: 'SES pricing plan',
  only: 'aws',
  async look({ ask, settings }) {
    return Promise.all(
      regionsOf(settings()).map(async (region): Promise<Finding> => {
        const account = await ask('ses', 'GetAccount', {}, region);
        const plan = text(at(account, 'PricingAttributes', 'CurrentPlan')) ?? 'NONE';
        const next = text(at(account, 'PricingAttributes', 'NextPlan')) ?? plan;
        if (plan === 'NONE') return well(`${region}: paid by the mail`);
        if (next === 'NONE') return well(`${region}: ${plan}, and paid by the mail from the next month on`);
        return ill(
          `SES in ${region} is on the plan ${plan}, which costs 60 % more a mail than none (${plan === 'ESSENTIALS' ? '0.16' : 'more than 0.16'} instead of 0.10 USD for 1,000)`,
          `aws sesv2 put-account-pricing-attributes --plan NONE --region ${region}`,
          async () => {
            await ask('ses', 'PutAccountPricingAttributes', { Plan: 'NONE' }, region);
            return `${region} pays by the mail from its next month on.`;
          },
        );
      }),
    );
  },
};
export default check;
