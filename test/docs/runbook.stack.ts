// The owner who gets an alarm is sent to a heading of the runbook. Every alarm has one, and no heading is left over.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  cartShop,
  cartTemplate,
  loyaltyShop,
  loyaltyTemplate,
  suiteShop,
  upsellTemplate,
} from '../lib/synthesise.ts';

const voiceDocument = '1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdEfH';
const other = '1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdEfG';
const shop = suiteShop(
  {},
  {
    upsell: { drive: { settingsDocument: other, voiceDocument } },
    cartRecovery: { drive: { rulesDocument: other, voiceDocument } },
    loyalty: { drive: { rulesDocument: other, voiceDocument } },
  },
);
/** All products together, and each alone: what is watched once per region is then its own to watch. */
const templates = [
  upsellTemplate(shop),
  cartTemplate(shop),
  loyaltyTemplate(shop),
  cartTemplate(cartShop()),
  loyaltyTemplate(loyaltyShop()),
];
const found = templates.flatMap((template) => template.ofType('AWS::CloudWatch::Alarm'));
const alarms = [...new Map(found.map((alarm) => [alarm.Properties.AlarmName as string, alarm])).values()];

const runbook = readFileSync('docs/runbook.md', 'utf8');
const headings = [...runbook.matchAll(/^## ((?:upsr|cr|loy)-\S+)$/gm)].map(([, name]) => name);

describe('the runbook', () => {
  test('has one heading for each alarm, by the alarm’s name, and none for anything else', () => {
    const names = alarms.map(({ Properties }) => Properties.AlarmName as string);
    expect(headings.toSorted()).toEqual(names.toSorted());
  });

  test.each(
    alarms.map(({ Properties }) => [Properties.AlarmName as string, Properties.AlarmDescription as string]),
  )('is where the description of %s leads', (name, description) => {
    expect(description).toMatch(new RegExp(`\\nWhat to do: docs/runbook\\.md#${name}$`));
  });

  test('says for each what it means, what the shopper notices, where to look first and how to replay', () => {
    const sections = runbook.split(/^## (?=(?:upsr|cr|loy)-)/m).slice(1);
    for (const section of sections) {
      const [name] = section.split('\n');
      for (const part of [
        'What it means.',
        'What the shopper notices.',
        'In short.',
        'First look.',
        'Replay',
      ]) {
        expect(section, `${name} lacks "${part}"`).toContain(`**${part}`);
      }
    }
  });
});
