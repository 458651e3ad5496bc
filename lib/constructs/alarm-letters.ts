// Letters about alarms. What AWS tells of an alarm on the default bus goes to one function, which writes to the owner; what it
// cannot write, Lambda hands to the account's own notification, so that an alarm is heard of whatever is broken. It needs
// no alarm of its own for that, and costs nothing while none rings.
import { Lazy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ALARM_CHANGED } from '../../shared/alarms/alarm-change.ts';
import type { Product } from '../product.ts';
import { BusRule } from './bus-rule.ts';
import type { LinkKey } from './link-key.ts';
import type { Mail } from './mail.ts';
import type { OnDemandTable } from './on-demand-table.ts';
import { OneOffSchedules } from './one-off-schedules.ts';
import type { OwnerAlerts } from './owner-alerts.ts';
import type { PublicUrl } from './public-url.ts';
import { SinglePurposeFunction } from './single-purpose-function.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface AlarmLettersProps {
  readonly product: Product;
  readonly alerts: OwnerAlerts;
  readonly undelivered: WaitingRoom;
  readonly notices: OnDemandTable;
  readonly mail: Mail;
  readonly linkKey: LinkKey;
  /** The function behind the product's links, which shows the alarm's page, and its address. */
  readonly pages: SinglePurposeFunction;
  readonly pagesUrl: PublicUrl;
}

export class AlarmLetters extends Construct {
  constructor(scope: Construct, id: string, props: AlarmLettersProps) {
    super(scope, id);
    const { product, alerts, undelivered, notices, mail, linkKey, pages, pagesUrl } = props;
    const letter = new SinglePurposeFunction(this, 'Letter', {
      product,
      name: 'alarm-letter',
      timeoutSeconds: 30,
    });
    letter.handOnFailedEvents(alerts.plainly, 'sns:Publish');
    notices.grant(letter, {
      actions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
      as: 'NOTICES_TABLE',
    });
    linkKey.grantMake(letter);
    mail.grantSend(letter);
    pagesUrl.tell(letter, 'PAGES_URL');

    // At the end of a silence in which it rang.
    const silences = new OneOffSchedules(this, 'Silences', {
      product,
      name: 'silences',
      targets: [letter],
      undelivered,
      isPassing: true,
    });
    silences.grantSet(letter, letter, ['CreateSchedule']);

    // The page that its letters lead to.
    notices.grant(pages, { actions: ['GetItem', 'UpdateItem'], as: 'NOTICES_TABLE' });

    new BusRule(this, 'Changes', {
      product,
      name: 'alarm-changes',
      when: {
        source: ['aws.cloudwatch'],
        detailType: [ALARM_CHANGED],
        // By their names, because another stage of the shop has alarms in the same account.
        detail: { alarmName: Lazy.list({ produce: () => [...alerts.alarmNames].sort() }) },
      },
      run: letter,
      undelivered,
    });
  }
}
