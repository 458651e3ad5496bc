// Lists of members as other programmes export them, hand-made in their shape, and as spreadsheet programs leave them.
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../shared/files/table.ts';
import { readMembers } from '../../../tools/import/members-file.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const read = (content: string | Uint8Array, country = 'GB', answers: Answers = {}) =>
  readMembers(content, {
    shop: { country, timeZone: 'Europe/London' },
    now: NOW,
    consentConfirmed: false,
    answers,
  });
const members = (content: string | Uint8Array, country?: string, answers?: Answers) => {
  const { lines, problems } = read(content, country, answers);
  expect(problems).toEqual([]);
  return lines.map(({ member }) => member);
};

describe('a list of members from a spreadsheet program', () => {
  it('separated by semicolons has decimal commas, and commas in its addresses', () => {
    const list =
      'phone;name;address;points\n07700 900100;Maria;High Street, 12;84,5\n07700 900101;Tom;;1.234,50\n';
    expect(members(list)).toMatchObject([
      { phone: '+447700900100', name: 'Maria', points: 84.5 },
      { phone: '+447700900101', name: 'Tom', points: 1234.5 },
    ]);
  });

  it('may name its columns in the shop’s language', () => {
    expect(members('Telefon;Vorname;Nachname;Punkte\n0171 1234567;Max;Muster;84,5\n', 'DE')).toMatchObject([
      { phone: '+491711234567', name: 'Max Muster', points: 84.5 },
    ]);
    expect(() => read('Kunde;Umsatz\n1;2\n')).toThrow('Its columns are: Kunde, Umsatz.');
  });

  it('with Windows’ line ends first and Unix’ later loses nobody', () => {
    expect(members('phone,points\r\n07700900100,1\n07700900101,2\n07700900102,3\r')).toHaveLength(3);
  });

  it('in UTF-16 with sep= and tabs is read without a question', () => {
    const list = '\ufeffsep=\t\r\nphone\tname\tpoints\r\n07700900100\tZoë\t84,5\r\n';
    expect(members(Buffer.from(list, 'utf16le'))).toMatchObject([{ name: 'Zoë', points: 84.5 }]);
  });

  it('in Windows-1252 is asked about, and read once somebody says so', () => {
    const list = Buffer.from('phone;name\n07700900100;Zoë\n', 'latin1');
    expect(read(list)).toMatchObject({
      lines: [],
      table: { questions: [expect.stringContaining('--encoding')] },
    });
    expect(members(list, 'GB', { encoding: 'windows-1252' })).toMatchObject([{ name: 'Zoë' }]);
  });

  it('keeps a phone one phone, and never makes another of it', () => {
    const { lines, problems } = read(
      [
        'phone,name',
        '+65 (0) 9123 4567,Mei',
        '07911 123456/7,Two',
        '4.47701E+11,Lost',
        "'+6591234568,Marked",
        '="91234569",Kept',
      ].join('\n'),
      'SG',
    );
    expect(lines.map(({ member }) => member.phone)).toEqual(['+6591234567', '+6591234568', '+6591234569']);
    expect(problems).toEqual([
      'line 3: phone "07911 123456/7" may be more than one number; leave the right one',
      expect.stringMatching(/^line 4: phone "4.47701E\+11" has lost its last digits/),
    ]);
  });

  it('asks which way days are meant where a column fits both', () => {
    const list = 'phone,joined,last_visit\n07700900100,02/03/2026,20/11/2026\n';
    const { questions } = read(list).table;
    expect(questions).toEqual([
      expect.stringContaining('"02/03/2026" (line 2, joined) may be 2 March or 3 February'),
    ]);
    expect(members(list, 'GB', { dates: 'd/m/y' })).toMatchObject([
      { joined: '2026-03-02T12:00:00.000Z', lastSeen: '2026-11-20T12:00:00.000Z' },
    ]);
    expect(members('phone,joined\n2125550100,11/20/2026\n', 'US')).toMatchObject([
      { joined: '2026-11-20T12:00:00.000Z' },
    ]);
  });

  it('says which columns it did not use', () => {
    const { table } = read('phone,Shoe size,Notes,points\n07700900100,39,,1\n');
    expect(table.unused).toEqual(['Shoe size', 'Notes']);
  });

  it('takes the mobile where the phone is empty, and the loyalty balance where a balance of money stands beside it', () => {
    const list =
      'Phone,Mobile,Balance,Loyalty Balance,Accepts Marketing,Visits,Email\n,07700900100,£12.50,84,yes,7,a@example.com\n';
    const { lines, table } = read(list);
    expect(lines).toMatchObject([
      { consents: true, member: { phone: '+447700900100', points: 84, visits: 7 } },
    ]);
    expect(table.unused).toEqual(['Balance']);
  });

  it.each([
    'Inactive',
    'IN-ACTIVE',
    'inaktiv',
    'Baja',
    'Expired',
    'no',
    '0',
    'false',
    'Not a member',
    'Former member',
  ])('leaves out whom the file calls %s, and says so', (word) => {
    const { lines, left } = read(`phone,status\n07700900100,active\n07700900101,${word}\n`);
    expect([lines.length, left]).toEqual([1, [`line 3: ${word}`]]);
  });

  it.each(['Active', 'ENABLED', 'member', 'yes', '1', 'true', 'rested', 'aktiv', ''])(
    'joins whom it calls "%s"',
    (word) => {
      const { lines, problems } = read(`phone,status\n07700900101,${word}\n`);
      expect([lines.length, problems]).toEqual([1, []]);
    },
  );

  it.each(['Gold', 'Lapsed', 'Pending', 'unsubscribed', '7'])('asks about whom it calls %s', (word) => {
    const { lines, left, problems } = read(`phone,status\n07700900101,${word}\n`);
    expect([lines, left]).toEqual([[], []]);
    expect(problems).toEqual([
      `line 2: status "${word}" does not say whether they are a member; write Active or Inactive instead, or leave the column out`,
    ]);
  });

  it('takes a state for that of an address where an address stands beside it, and else for the member’s', () => {
    const address = read('phone,city,state,zip\n07700900101,Austin,TX,73301\n');
    expect([address.lines.length, address.problems, address.table.unused]).toEqual([
      1,
      [],
      ['city', 'state', 'zip'],
    ]);
    expect(read('phone,state\n07700900101,Inactive\n').left).toEqual(['line 2: Inactive']);
    const square = [
      'Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Company Name,Street Address 1,Street Address 2,City,State,Postal Code',
      'Birthday,Memo,Square Customer ID,Creation Source,First Visit,Last Visit,Transaction Count,Lifetime Spend,Email Subscription Status,Instant Profile',
    ].join(',');
    const line =
      ",Ana,Ng,ana@example.com,'+447700900101,,,1 High St,,Austin,TX,73301,,,SQ1,Instant Profile,2025-01-02,2025-03-04,3,$18.00,Unknown,No";
    const { lines, problems } = read(`${square}\n${line}\n`);
    expect([lines.map(({ member }) => member.phone), problems]).toEqual([['+447700900101'], []]);
  });

  it.each(['Deleted', 'Suspended', 'Closed', 'Deactivated', 'Anonymized', 'ANONYMISED'])(
    'takes nobody whom the old programme calls %s',
    (word) => {
      const { lines, left } = read(`phone,status\n07700900100,Active\n07700900101,${word}\n`);
      expect(lines).toHaveLength(1);
      expect(left).toEqual([`line 3: ${word}`]);
    },
  );

  it('goes on behind a line that is damaged, and behind one with a value too many', () => {
    const { lines, problems } = read(
      'phone,name,points\n07700900100,"Maria,1\n07700900101,Tom,2\n07700900102,Ana, of N1,3\n07700900103,Eve,4',
    );
    expect(lines.map(({ line }) => line)).toEqual([3, 5]);
    expect(problems).toEqual([
      'line 2: has a quotation mark that is never closed',
      'line 4: has 4 values, and the header names 3 columns',
    ]);
  });
});

describe('a list of members known by its columns', () => {
  it.each([
    [
      'Square, customer directory',
      'Reference ID,First Name,Surname,Email Address,Phone Number,Nickname,Company Name,Street Address 1,Street Address 2,City,State,Postal Code,Birthday,Memo,Square Customer ID,Creation Source,First Visit,Last Visit,Transaction Count,Lifetime Spend,Email Subscription Status,Instant Profile',
      ",Maria,Rossi,maria@example.com,'+447700900100,,,12 High St,,Bath,,BA1,,,8Q2,Merchant,2025-03-02,2026-05-20,12,£310.40,subscribed,No",
      {
        phone: '+447700900100',
        name: 'Maria Rossi',
        visits: 12,
        points: 0,
        joined: '2025-03-02T12:00:00.000Z',
      },
    ],
    [
      'Lightspeed Retail (X-Series), customers',
      'id,customer_code,company_name,first_name,last_name,email,phone,mobile,enable_loyalty,loyalty_balance,balance,customer_group_name',
      '01a,MARIA-1,,Maria,Rossi,maria@example.com,01225 446000,07700 900100,1,84.50,-12.00,All Customers',
      { phone: '+447700900100', name: 'Maria Rossi', points: 84.5 },
    ],
    [
      'Lightspeed eCom (C-Series), customers',
      'Internal ID;Registered;Language;Firstname;LastnamePreposition;Lastname;E-Mail;Phone;Mobile;Customer type',
      '77;20-11-2025 09:15;nl;Maria;de;Rossi;maria@example.com;;07700900100;private',
      { phone: '+447700900100', name: 'Maria Rossi', joined: '2025-11-20T09:15:00.000Z' },
    ],
    [
      'Shopify, customers',
      'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags',
      `'7210448301122,Maria,Rossi,maria@example.com,yes,,"Flat 2, 12 High St",,Bath,,GB,'BA1 1AA,07700900100,,no,310.40,6,,no,"vip, coffee"`,
      { phone: '+447700900100', name: 'Maria Rossi', visits: 6, points: 0 },
    ],
  ])('is %s', (name, header, line, expected) => {
    const { table, lines, problems } = read(`${header}\r\n${line}\r\n`);
    expect([table.shape?.name, problems]).toEqual([name, []]);
    expect(lines.map(({ member }) => member)).toMatchObject([expected]);
  });

  it('is Toast’s, by the names that its own template has', () => {
    expect(
      members('Full name,Phone,Email,Point balance,Cash balance\nMaria,07700900100,,84,12.00\n'),
    ).toMatchObject([{ name: 'Maria', points: 84 }]);
  });

  it.each([
    ['Smile.io', 'email,points\nmaria@example.com,84\n', 'as from Smile.io'],
    [
      'WooCommerce',
      'Name,Username,Last Active,Sign Up,Email,Orders,Total Spend,AOV,Country / Region,City,Region,Postal Code\nMaria,maria,2026-11-01,2025-03-02,maria@example.com,6,310,51,GB,Bath,,BA1\n',
      'WooCommerce, customers: Members are known by their phones',
    ],
  ])('of %s has no phones, and says so', (_, list, said) => expect(() => read(list)).toThrow(said));
});

describe('a list of members in another language', () => {
  it.each([
    [
      'FR',
      'Prénom;Nom;Téléphone;Points de fidélité;Statut;Dernière visite;Courriel\nÉric;Roy;06 12 34 56 79;1 234,5;actif;20/11/2026;e@example.com\nAnne;Roy;06 12 34 56 78;12;inactif;;\n',
      { name: 'Éric Roy', points: 1234.5, email: 'e@example.com', lastSeen: '2026-11-20T12:00:00.000Z' },
    ],
    [
      'DE',
      'Vorname;Nachname;Handynummer;E-Mail-Adresse;Punktestand;Ort;Letzter Besuch;Mitglied seit;Status\nAnna;Groß;0176 12345678;a@example.com;84,5;Bonn;20.11.2026;01.02.2020;aktiv\nBo;B;0176 12345679;;1;Bonn;;;gekündigt\n',
      { name: 'Anna Groß', points: 84.5, email: 'a@example.com', joined: '2020-02-01T12:00:00.000Z' },
    ],
    [
      'ES',
      'Nombre;Apellidos;Teléfono;Estado;Puntos\nEva;Ruiz;612 345 679;Activa;5\nAna;Ruiz;612 345 678;Inactiva;7\n',
      { name: 'Eva Ruiz', points: 5 },
    ],
  ])('of %s has its names, its numbers and its states', (country, content, member) => {
    const { lines, left, problems } = read(content, country);
    expect(problems).toEqual([]);
    expect(lines.map((line) => line.member)).toMatchObject([member]);
    expect(left).toHaveLength(1);
  });

  it('has a state of its addresses, too', () => {
    const { lines, table } = read(
      'Nombre;Teléfono;Ciudad;Estado;Puntos\nAna;612 345 678;Ávila;Ávila;5\n',
      'ES',
    );
    expect([lines.length, table.unused]).toEqual([1, ['Ciudad', 'Estado']]);
  });

  it('may say whether somebody is registered, and not when', () => {
    const { lines, problems } = read(
      'Firstname,Lastname,E-Mail,Mobile,Registered\nAna,Ng,a@example.com,07700900123,1\n',
    );
    expect([lines.length, problems]).toEqual([1, []]);
  });
});
