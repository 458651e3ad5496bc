// What is dialled before a number of another country. Most countries dial 00; these dial something else, or something
// else as well. After the ITU's list of dialling procedures (annex to Operational Bulletin 994, which the country pages of
// the numbering plans have followed since). Only what is really dialled is here: the patterns of libphonenumber leave whole
// decades open, and with them `0049 176 …`, written by a German in Singapore, becomes a number of India.

/** By ISO 3166-1 alpha-2, the longest of those that begin alike first. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  AU: ['0011', '0014', '0015', '0016', '0018', '0019'],
  BR: ['0012', '0014', '0015', '0021', '0023', '0025', '0031', '0041', '0043', '0065'],
  BO: ['0010', '0011', '0012', '0013', '0014', '0015', '0016', '0017'],
  BY: ['810'],
  CC: ['0011'],
  CL: ['1230', '1200', '1220', '1810', '1690', '1710', '1880', '1190'],
  CO: ['00444', '00414', '00456', '005', '007', '009'],
  CU: ['119'],
  CV: ['0'],
  CX: ['0011'],
  FI: ['990', '991', '994', '996', '999'],
  GY: ['001'],
  HK: ['001', '002', '006', '007', '008', '009'],
  ID: ['01017', '001', '007', '008', '009'],
  IL: ['012', '013', '014', '015', '016', '017', '018', '019'],
  JP: ['0033010', '0061010', '0041010', '001010', '010'],
  KE: ['000'],
  KH: ['001', '007', '008'],
  KR: ['00700', '00727', '00755', '00766', '00345', '00365', '001', '002', '005', '006', '008'],
  KZ: ['810'],
  MH: ['011'],
  MN: ['001', '002'],
  MX: ['00', '09'],
  NG: ['009'],
  PW: ['011'],
  RU: ['810'],
  SG: ['001', '002', '008', '012', '013', '018', '019', '021', '022', '027'],
  TH: ['001', '003', '004', '005', '006', '007', '008', '009'],
  TJ: ['810'],
  TM: ['810'],
  TW: ['002', '005', '006', '007', '009', '019'],
  TZ: ['000'],
  UG: ['000'],
  WS: ['0'],
};

/** The countries that share the code 1 all dial this. */
const NORTH_AMERICA = '011';
export const MOST_COUNTRIES = '00';

/**
 * The prefixes by which a number of another country may be written in this one: its own, and the one that most of the
 * world dials, because visitors write their numbers as they do at home. Where both fit, phone.ts weighs them.
 */
export function diallingPrefixes(country: string, callingCode: string | undefined): readonly string[] {
  const own = callingCode === '1' ? [NORTH_AMERICA] : (OTHERS[country] ?? []);
  return [...new Set([...own, MOST_COUNTRIES])];
}
