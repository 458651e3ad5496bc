// Whether only people who accepted marketing are reminded: as the owner's document says, else as the law of the shop's
// country has it. A reminder of a cart is marketing where these hold: the United Kingdom's PECR (regulation 22), the EU's
// directive 2002/58/EC (article 13), which the EEA applies too, Switzerland's UWG (article 3.1.o), Canada's CASL and
// Australia's Spam Act 2003.

const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK';
/** With the parts of member states, and of the United Kingdom, that have a code of their own. */
const ASKING: ReadonlySet<string> = new Set(
  `${EU} IS LI NO GB CH CA AU AX GF GP MF MQ RE YT GG IM JE GI`.split(' '),
);

/** True where nobody may be reminded who did not accept marketing. */
export const needsConsent = (rules: { readonly onlyWhoAccepted?: boolean }, country = ''): boolean =>
  rules.onlyWhoAccepted ?? ASKING.has(country);
