// Settings that are each good and do not go together: a currency of another country, a model of another part of the world.
import { type Check, ill, unknown, well } from '../check.ts';
import { regionsOf } from '../patient.ts';

const EURO = 'AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ');
const CURRENCY: Readonly<Record<string, string>> = {
  ...Object.fromEntries(EURO.map((country) => [country, 'EUR'])),
  ...{
    AU: 'AUD',
    CA: 'CAD',
    CH: 'CHF',
    DK: 'DKK',
    GB: 'GBP',
    HK: 'HKD',
    IN: 'INR',
    JP: 'JPY',
    NO: 'NOK',
    NZ: 'NZD',
    SE: 'SEK',
    SG: 'SGD',
    US: 'USD',
  },
};
/** What an inference profile's first word says of where it may be asked. */
const REACH: Readonly<Record<string, RegExp>> = {
  eu: /^eu-/,
  us: /^us-/,
  apac: /^ap-/,
  au: /^ap-southeast-[246]$/,
  jp: /^ap-northeast-/,
};

const check: Check = {
  group: 'settings',
  says: 'currency, region',
  async look({ settings }) {
    const block = settings();
    const { country, currency, model } = block;
    const usual = CURRENCY[country];
    const found = [];
    if (usual !== undefined && usual !== currency)
      found.push(
        unknown(
          `Shops in ${country} usually sell in ${usual}, and the currency is ${currency}.`,
          `If that is a slip: npm run setup -- --set currency=${usual}`,
        ),
      );
    const reach = REACH[model.split('.')[0] ?? ''];
    for (const region of regionsOf(block))
      if (reach?.test(region) === false)
        found.push(
          ill(
            `The model ${model} cannot be asked from ${region}`,
            'Choose another: docs/models.md, npm run setup -- --set model=…',
          ),
        );
    return found.length === 0 ? [well(`${currency} in ${country}; ${regionsOf(block).join(', ')}`)] : found;
  },
};
export default check;
