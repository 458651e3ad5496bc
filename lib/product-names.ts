// The products by their names: folders under lambdas/ and rules/, words in settings and documents; and what each one's
// physical names begin with. A line each. Imports nothing, so that whoever lists the products loads nothing with them.

export const PREFIXES = { upsell: 'upsr', 'cart-recovery': 'cr', loyalty: 'loy' } as const;

export type ProductName = keyof typeof PREFIXES;
