// Whether the settings read at all; every other line about them leans on it.
import { type Check, ill, well } from '../check.ts';

const check: Check = {
  group: 'settings',
  says: 'settings',
  async look({ settings }) {
    try {
      const { name, stage, products } = settings();
      const on = Object.entries(products).flatMap(([product, own]) =>
        own?.enabled === true ? [product] : [],
      );
      const where = stage === undefined ? '' : `, stage "${stage}"`;
      if (on.length === 0)
        return [
          ill(`${name}: no product is switched on`, 'npm run setup -- --set products.upsell.enabled=true'),
        ];
      return [well(`${name}: ${on.join(', ')}${where}`)];
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return [
        ill(
          why
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== '')
            .join(' '),
          'npm run setup',
        ),
      ];
    }
  },
};
export default check;
