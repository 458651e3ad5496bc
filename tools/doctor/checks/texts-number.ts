// The number that texts come from: it is ours, active, and hears a STOP.
import { at, list, text } from '../../../shared/platforms/fields.ts';
import { type Check, ill, well } from '../check.ts';

const check: Check = {
  group: 'texts',
  says: 'number',
  only: 'aws',
  async look({ ask, settings }) {
    const { upsell } = settings().products;
    const number = upsell?.smsNumber;
    if (upsell?.enabled !== true || upsell.channel !== 'sms' || number === undefined)
      return [well('No texts are sent')];
    const numbers = list(at(await ask('texts', 'DescribePhoneNumbers', {}, upsell.region), 'PhoneNumbers'));
    const found = numbers.find((each) => text(at(each, 'PhoneNumber')) === number);
    if (found === undefined)
      return [
        ill(
          `${number} is no number of this account in ${upsell.region}`,
          'Get one that can receive: AWS End User Messaging, SMS, Phone numbers (docs/deploying.md, step 6).',
        ),
      ];
    const status = text(at(found, 'Status'));
    if (status !== 'ACTIVE')
      return [
        ill(
          `${number} is ${status?.toLowerCase() ?? 'not active'}`,
          'Its registration is not finished: AWS End User Messaging, SMS, Registrations.',
        ),
      ];
    const topic = text(at(found, 'TwoWayChannelArn')) ?? '';
    if (at(found, 'TwoWayEnabled') !== true || !topic.includes('inbound'))
      return [
        ill(
          `${number} does not hand replies to this shop, so that a STOP is not heard`,
          `aws pinpoint-sms-voice-v2 update-phone-number --phone-number-id ${text(at(found, 'PhoneNumberId'))} --two-way-enabled --two-way-channel-arn <InboundSmsTopic> --region ${upsell.region}`,
        ),
      ];
    return [well(`${number} is active, and hears replies`)];
  },
};
export default check;
