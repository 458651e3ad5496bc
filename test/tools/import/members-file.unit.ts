import { describe, expect, it } from 'vitest';
import { readMembers } from '../../../tools/import/members-file.ts';

const options = {
  shop: { country: 'US', timeZone: 'America/New_York' },
  now: new Date('2026-06-02T13:15:00.000Z'),
  consentConfirmed: false,
};
const read = (lines: readonly string[], changes: Partial<typeof options> = {}) =>
  readMembers(lines.join('\n'), { ...options, ...changes });
const only = (lines: readonly string[], changes: Partial<typeof options> = {}) => {
  const { lines: found, problems } = read(lines, changes);
  expect(problems).toEqual([]);
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe('a file of members', () => {
  it('given our own columns in any order, then a member with everything comes out', () => {
    const { member, consents } = only([
      'points,phone,joined,last_visit,visits,email,name,email_consent',
      '"1,084.5",(212) 555-0100,2025-03-02,2026-05-20 09:30,12,Maria@Example.com," Maria  ",yes',
    ]);
    expect(member).toEqual({
      phone: '+12125550100',
      name: 'Maria',
      email: 'maria@example.com',
      isConfirmed: false,
      points: 1084.5,
      visits: 12,
      lastSeen: '2026-05-20T13:30:00.000Z',
      joined: '2025-03-02T17:00:00.000Z',
    });
    expect(consents).toBe(true);
  });

  it("given Square's customer directory, then it is understood", () => {
    const { member, consents } = only(
      [
        'Square Customer ID,First Name,Last Name,Email Address,Phone Number,First Visit,Last Visit,Transaction Count,Email Subscription Status',
        'ABC,Tom,Reed,tom@example.com,+12125550101,2024-01-05,2026-05-01,31,Subscribed',
      ],
      { consentConfirmed: true },
    );
    expect(member).toMatchObject({ phone: '+12125550101', name: 'Tom Reed', visits: 31, points: 0 });
    expect(member.isConfirmed).toBe(true);
    expect(consents).toBe(true);
  });

  it('given an export that has phones under a name of its own, when somebody names it, then it is used after all', () => {
    const lines = [
      'Name,Username,Last Active,Sign Up,Email,Orders,Total Spend,Contact No',
      'Tom Reed,tom,2026-05-01,2024-01-05,tom@example.com,31,640.00,+12125550101',
    ];
    expect(() => read(lines)).toThrow('WooCommerce, customers');
    const { lines: found } = readMembers(lines.join('\n'), {
      ...options,
      answers: {
        columns: new Map([
          ['phone', 'Contact No'],
          ['visits', ''],
        ]),
      },
    });
    expect(found.map(({ member }) => member)).toMatchObject([
      { phone: '+12125550101', name: 'Tom Reed', visits: 0 },
    ]);
  });

  it('given a list without phones, then it is said how to name the column', () => {
    expect(() => read(['name,contact', 'Tom,x'])).toThrow('--column phone="its name in the file"');
  });

  it("given Toast's list, then it is understood", () => {
    const { member } = only(['Full name;Phone;Point balance', 'Ana;2125550102;40']);
    expect(member).toMatchObject({ phone: '+12125550102', name: 'Ana', points: 40 });
  });

  it('given our own export, whose texts are marked for spreadsheet programs, then the marks are gone', () => {
    const { member } = only(['\ufeffphone,name,points', "'+12125550103,'-Zoe-,3"]);
    expect(member).toMatchObject({ phone: '+12125550103', name: '-Zoe-' });
  });

  it.each([
    ['no', true, false],
    ['', true, false],
    ['unknown', true, false],
    ['unsubscribed', true, false],
    ['yes', false, false],
    ['yes', true, true],
  ])(
    'given consent %j and --consent-confirmed %s, then confirmed is %s',
    (said, consentConfirmed, confirmed) => {
      const { member } = only(['phone,email,email_consent', `2125550100,a@example.com,${said}`], {
        consentConfirmed,
      });
      expect(member.isConfirmed).toBe(confirmed);
    },
  );

  it('given mistakes, then each is told with its line and the others are read', () => {
    const { lines, problems } = read([
      'phone,name,email,points,visits,last_visit',
      '2125550100,Maria,,84,1,2026-05-20',
      'call me,Tom,,1,,',
      '212 555 0100,Maria again,,5,,',
      '2125550104,Eve,eve-at-home,-3,1.5,31/02/2026',
      '2125550105,Max,,0.00001,,2027-01-01',
      '2125550106,,,,,',
    ]);
    expect(lines.map(({ line }) => line)).toEqual([2, 7]);
    expect(problems).toEqual([
      'line 3: phone "call me" is no phone number',
      'line 4: is the same phone as line 2',
      'line 5: email "eve-at-home" is no e-mail address, ' +
        'points "-3" must be a number from 0 to 10000000 such as 120 or 84.5, ' +
        'visits "1.5" must be a whole number, last_visit "31/02/2026" must be a date such as 2026-03-14',
      'line 6: points "0.00001" must be a number from 0 to 10000000 such as 120 or 84.5, ' +
        'last_visit "2027-01-01" is in the future',
    ]);
  });

  it('given a list without phones, then it says why it cannot be imported', () => {
    expect(() => read(['email,points', 'a@example.com,5'])).toThrow('no column for the phone number');
    expect(() => read([''])).toThrow('no column for the phone number');
  });
});
