// Where the products share what they know of people: whether all know of those who opted out before they did, or before the table was
// lost. Whoever filled it left a row that says so, and goes with the table.
import { contactsPlace } from '../../../lib/people.ts';
import { at } from '../../../shared/platforms/fields.ts';
import { SHARED_MARK } from '../../share/contacts-table.ts';
import { type Check, ill, well } from '../check.ts';

const check: Check = {
  group: 'day by day',
  says: 'silent people',
  async look({ ask, settings, stage }) {
    const place = contactsPlace(settings());
    if (place === undefined) return [];
    const command = `npm run person -- share${stage === 'aws' ? ' --aws' : ''}`;
    const Key = { person: { S: SHARED_MARK.person } };
    try {
      const found = await ask('dynamodb', 'GetItem', { TableName: place.table, Key }, place.region);
      return at(found, 'Item') === undefined
        ? [
            ill(
              `${place.table} was not told of those who opted out of one product before it was there`,
              command,
            ),
          ]
        : [well(`${place.table} knows of everybody who opted out of one product`)];
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ResourceNotFoundException') throw error;
      return [
        ill(
          `There is no table ${place.table} in ${place.region}: no nudge, reminder or balance goes out until there is`,
          stage === 'aws' ? `npm run deploy, then ${command}` : 'npm start',
        ),
      ];
    }
  },
};
export default check;
