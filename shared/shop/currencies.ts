// The currencies in circulation and how many decimals their amounts have, by ISO 4217. Rows hold minor units, so an answer that
// changes with the runtime would change what a row means by a hundred: `Intl` disagrees with the standard about some
// twenty of them, and with itself from one release of Node to the next. It formats, and is never asked this.

const BY_DECIMALS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU ' +
    'CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES ' +
    'KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR ' +
    'NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP ' +
    'TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/** Withdrawn codes that a shop's older orders may still carry; all of them had two decimals. */
const WITHDRAWN = 'ANG BGN CUC HRK SLL VEF ZWL';

const DECIMALS: ReadonlyMap<string, number> = new Map(
  Object.entries(BY_DECIMALS).flatMap(([decimals, codes]) =>
    codes.split(' ').map((code) => [code, Number(decimals)] as const),
  ),
);
const KNOWN: ReadonlySet<string> = new Set([...DECIMALS.keys(), ...WITHDRAWN.split(' ')]);

/** Every currency that amounts may be in. */
export const currencies: ReadonlySet<string> = KNOWN;

/**
 * Decimals of a currency: 2 for GBP, 0 for JPY, 3 for KWD; 2 too for a code that the standard no longer lists, or not yet.
 * Throws RangeError for text that cannot be a code.
 */
export function decimalsOf(currency: string): number {
  const decimals = DECIMALS.get(currency);
  if (decimals !== undefined) return decimals;
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`"${currency}" is no ISO 4217 code`);
  return 2;
}
