// The settings that both engines run under: those of the repository, inside what the second engine can do.
import cdk from '../../cdk.json' with { type: 'json' };

export const STAGE = 'trial';

type Product = Readonly<Record<string, unknown>> & { readonly region: string };
export type TrialShop = {
  readonly sender: string;
  readonly products: Readonly<Record<string, Product>>;
};

/** `catalogueUrl` is where the shop's products are read. */
export function trialSettings(catalogueUrl: string): TrialShop {
  const { products, ...shop } = cdk.context.shop;
  const within = { budgetUsd: 'off' };
  return {
    ...shop,
    ...{ stage: STAGE, ephemeral: true, senderIdentity: 'existing', model: 'off' },
    products: {
      upsell: { ...products.upsell, ...within, catalogueUrl },
      cartRecovery: { ...products.cartRecovery, ...within },
      loyalty: { ...products.loyalty, ...within },
    },
  };
}
