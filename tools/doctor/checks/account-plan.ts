// A free plan closes the account after half a year; a shop needs the paid one.
import { at, text } from '../../../shared/platforms/fields.ts';
import { type Check, ill, unknown, well } from '../check.ts';

const check: Check = {
  group: 'account',
  says: 'account plan',
  only: 'aws',
  async look({ ask }) {
    const answer = await ask('freetier', 'GetAccountPlanState', {}, 'us-east-1');
    const plan = text(at(answer, 'accountPlanType'));
    if (plan === 'FREE')
      return [
        ill(
          `The account is on the free plan, which closes it${text(at(answer, 'accountPlanExpirationDate')) === undefined ? '' : ` on ${String(at(answer, 'accountPlanExpirationDate')).slice(0, 10)}`}`,
          'Upgrade to the paid plan in the billing console.',
        ),
      ];
    return plan === undefined
      ? [unknown('AWS did not say which plan it is')]
      : [well(`${plan.toLowerCase()} plan`)];
  },
};
export default check;
