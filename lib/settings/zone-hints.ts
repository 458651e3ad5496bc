// What people write for a time zone that is none, and which zone they mean. An abbreviation names an hour of a zone and
// not its clock changes, and most of them are used on several continents; Windows has names of its own.

import { listed } from '../../shared/text/listed.ts';

type Meant = readonly (readonly [zone: string, where: string])[];

const US_EAST: Meant = [['America/New_York', 'the east of North America']];
const US_CENTRAL: Meant = [['America/Chicago', 'the middle of North America']];
const US_MOUNTAIN: Meant = [
  ['America/Denver', 'the Rocky Mountains'],
  ['America/Phoenix', 'Arizona'],
];
const US_PACIFIC: Meant = [['America/Los_Angeles', 'the west of North America']];
const EUROPE: Meant = [
  ['Europe/Berlin', 'Germany'],
  ['Europe/Paris', 'France'],
  ['Europe/Madrid', 'Spain'],
  ['Europe/Rome', 'Italy'],
];
const EAST_EUROPE: Meant = [
  ['Europe/Athens', 'Greece'],
  ['Europe/Helsinki', 'Finland'],
  ['Europe/Bucharest', 'Romania'],
];
const AUSTRALIA_EAST: Meant = [
  ['Australia/Sydney', 'New South Wales'],
  ['Australia/Brisbane', 'Queensland'],
];
const ATLANTIC: Meant = [
  ['America/Halifax', 'Atlantic Canada'],
  ['America/Puerto_Rico', 'Puerto Rico'],
  ['Asia/Riyadh', 'Arabia'],
];

const ABBREVIATIONS: Readonly<Record<string, Meant>> = {
  ACST: [['Australia/Adelaide', 'South Australia']],
  ADT: ATLANTIC,
  AEDT: AUSTRALIA_EAST,
  AEST: AUSTRALIA_EAST,
  AKST: [['America/Anchorage', 'Alaska']],
  AST: ATLANTIC,
  AWST: [['Australia/Perth', 'Western Australia']],
  BRT: [['America/Sao_Paulo', 'Brazil']],
  BST: [
    ['Europe/London', 'Britain in summer'],
    ['Asia/Dhaka', 'Bangladesh'],
  ],
  CAT: [['Africa/Harare', 'Central Africa']],
  CDT: US_CENTRAL,
  CEST: EUROPE,
  CET: EUROPE,
  CST: [...US_CENTRAL, ['Asia/Shanghai', 'China'], ['America/Havana', 'Cuba']],
  CST6CDT: US_CENTRAL,
  EAT: [['Africa/Nairobi', 'East Africa']],
  EDT: US_EAST,
  EEST: EAST_EUROPE,
  EET: EAST_EUROPE,
  EST: US_EAST,
  EST5EDT: US_EAST,
  GST: [['Asia/Dubai', 'the Gulf']],
  HKT: [['Asia/Hong_Kong', 'Hong Kong']],
  HST: [['Pacific/Honolulu', 'Hawaii']],
  IST: [
    ['Asia/Kolkata', 'India'],
    ['Europe/Dublin', 'Ireland'],
    ['Asia/Jerusalem', 'Israel'],
  ],
  JST: [['Asia/Tokyo', 'Japan']],
  KST: [['Asia/Seoul', 'Korea']],
  MDT: US_MOUNTAIN,
  MET: EUROPE,
  MSK: [['Europe/Moscow', 'Russia']],
  MST: US_MOUNTAIN,
  MST7MDT: US_MOUNTAIN,
  MYT: [['Asia/Kuala_Lumpur', 'Malaysia']],
  NDT: [['America/St_Johns', 'Newfoundland']],
  NST: [['America/St_Johns', 'Newfoundland']],
  NZDT: [['Pacific/Auckland', 'New Zealand']],
  NZST: [['Pacific/Auckland', 'New Zealand']],
  PDT: US_PACIFIC,
  PHT: [['Asia/Manila', 'the Philippines']],
  PKT: [['Asia/Karachi', 'Pakistan']],
  PST: [...US_PACIFIC, ['Asia/Manila', 'the Philippines']],
  PST8PDT: US_PACIFIC,
  SAST: [['Africa/Johannesburg', 'South Africa']],
  SGT: [['Asia/Singapore', 'Singapore']],
  SST: [
    ['Asia/Singapore', 'Singapore'],
    ['Pacific/Pago_Pago', 'Samoa'],
  ],
  WAT: [['Africa/Lagos', 'West Africa']],
  WEST: [['Europe/Lisbon', 'Portugal']],
  WET: [['Europe/Lisbon', 'Portugal']],
  WIB: [['Asia/Jakarta', 'the west of Indonesia']],
};

/** Windows' names as its own settings show them; the rarer ones get the general sentence. */
const WINDOWS: Readonly<Record<string, Meant>> = {
  'AUS EASTERN STANDARD TIME': AUSTRALIA_EAST,
  'CENTRAL EUROPE STANDARD TIME': [['Europe/Budapest', 'Central Europe']],
  'CENTRAL EUROPEAN STANDARD TIME': [['Europe/Warsaw', 'Central Europe']],
  'CENTRAL STANDARD TIME': US_CENTRAL,
  'CHINA STANDARD TIME': [['Asia/Shanghai', 'China']],
  'EASTERN STANDARD TIME': US_EAST,
  'GMT STANDARD TIME': [['Europe/London', 'Britain']],
  'INDIA STANDARD TIME': [['Asia/Kolkata', 'India']],
  'MOUNTAIN STANDARD TIME': US_MOUNTAIN,
  'NEW ZEALAND STANDARD TIME': [['Pacific/Auckland', 'New Zealand']],
  'PACIFIC STANDARD TIME': US_PACIFIC,
  'ROMANCE STANDARD TIME': [['Europe/Paris', 'France']],
  'SINGAPORE STANDARD TIME': [['Asia/Singapore', 'Singapore']],
  'SOUTH AFRICA STANDARD TIME': [['Africa/Johannesburg', 'South Africa']],
  'TOKYO STANDARD TIME': [['Asia/Tokyo', 'Japan']],
  'W. EUROPE STANDARD TIME': [['Europe/Berlin', 'Germany']],
};

/** True for what only looks like a zone: Temporal knows a few abbreviations, and gives EST no summer time. */
export const isAbbreviation = (written: string): boolean => meantBy(written) !== undefined;

/** What to write instead of an abbreviation or one of Windows' names, as a whole sentence; undefined for anything else. */
export function zoneHint(written: string): string | undefined {
  const meant = meantBy(written);
  if (meant === undefined) return undefined;
  const [first] = meant;
  if (meant.length === 1 && first !== undefined) return `Write ${JSON.stringify(first[0])} for ${first[1]}.`;
  const choices = meant.map(([zone, where]) => `${JSON.stringify(zone)} for ${where}`);
  return `It may mean several. Write ${listed(choices, 'or')}.`;
}

function meantBy(written: string): Meant | undefined {
  const name = written.trim().toUpperCase();
  const meant = [ABBREVIATIONS, WINDOWS].find((table) => Object.hasOwn(table, name));
  return meant?.[name];
}
