// Settings with which nobody would ever get anything, because the store never tells of a consent.
import { needsConsent } from '../../../lambdas/cart-recovery/rules/consent-needed.ts';
import { type Check, ill, unknown, well } from '../check.ts';

const META_KEY =
  'Use a plugin with a box at the checkout, and name the order meta key that it writes: npm run setup -- --set products.';

const check: Check = {
  group: 'settings',
  says: 'consent',
  async look({ settings }) {
    const { country, products } = settings();
    const { upsell, cartRecovery } = products;
    const found = [];
    if (upsell?.enabled === true && upsell.platform === 'woocommerce' && upsell.consentMetaKey === undefined)
      found.push(
        ill(
          'upsell: WooCommerce tells of no consent, so that nobody gets anything',
          `${META_KEY}upsell.consentMetaKey=…`,
        ),
      );
    if (upsell?.enabled === true && upsell.platform === 'shopify' && upsell.channel === 'sms')
      found.push(
        unknown(
          'upsell: the channel is "sms", and webhooks made in the shop’s own settings carry no consent to texts: with those alone nobody gets any.',
          'Have the app make them: npm run connect -- shopify',
        ),
      );
    if (
      cartRecovery?.enabled === true &&
      cartRecovery.platform === 'woocommerce' &&
      cartRecovery.consentMetaKey === undefined &&
      needsConsent({}, country)
    )
      found.push(
        ill(
          `cart recovery: in ${country} only people who agreed are reminded, and WooCommerce tells of no consent`,
          `${META_KEY}cartRecovery.consentMetaKey=…`,
        ),
      );
    return found.length === 0 ? [well('The store can tell who agreed')] : found;
  },
};
export default check;
