// The SMS sandbox, and the spend limit beyond which texts stop without a word.
import { at, list, text } from '../../../shared/platforms/fields.ts';
import { type Check, type Finding, ill, well } from '../check.ts';

/** A new account's, in US dollars. */
const SMALLEST_USD = 1;

const check: Check = {
  group: 'texts',
  says: 'sandbox, spend limit',
  only: 'aws',
  async look({ ask, settings }) {
    const { upsell } = settings().products;
    if (upsell?.enabled !== true || upsell.channel !== 'sms') return [well('No texts are sent')];
    const found: Finding[] = [];
    const attributes = list(
      at(await ask('texts', 'DescribeAccountAttributes', {}, upsell.region), 'AccountAttributes'),
    );
    const tier = attributes.find((each) => text(at(each, 'Name')) === 'ACCOUNT_TIER');
    if (text(at(tier, 'Value')) !== 'PRODUCTION')
      found.push(
        ill(
          `Texts from ${upsell.region} are in the sandbox: only verified numbers get them`,
          'AWS End User Messaging, SMS, Overview: Request production access.',
        ),
      );
    const limits = list(at(await ask('texts', 'DescribeSpendLimits', {}, upsell.region), 'SpendLimits'));
    const limit = limits.find((each) => text(at(each, 'Name')) === 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT');
    const enforced = Number(at(limit, 'EnforcedLimit'));
    if (!(enforced > SMALLEST_USD))
      found.push(
        ill(
          `Texts stop without a word after ${Number.isNaN(enforced) ? 'the first dollars' : `${enforced} USD`} in a month`,
          `Ask AWS Support for more, then: aws pinpoint-sms-voice-v2 set-text-message-spend-limit-override --monthly-limit 20 --region ${upsell.region}`,
        ),
      );
    return found.length === 0 ? [well(`out of the sandbox; ${enforced} USD a month`)] : found;
  },
};
export default check;
