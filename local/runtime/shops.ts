// The shop as the functions were told of it, each in its own environment.
import type { Shop } from '../../shared/shop/shop.ts';
import type { Deployment } from '../world.ts';

/** Every function's, or those of one product; a function that knows no shop has none. */
export function shopsOf(deployment: Deployment, product?: string): readonly Shop[] {
  return deployment
    .ofType('AWS::Lambda::Function')
    .filter((resource) => product === undefined || resource.product === product)
    .flatMap(({ properties }) => {
      const environment = properties.Environment as { Variables?: Record<string, unknown> } | undefined;
      const text = environment?.Variables?.SHOP;
      return typeof text === 'string' ? [JSON.parse(text) as Shop] : [];
    });
}

/** As the first function that knows it was told; undefined where no function knows one. */
export const shopOf = (deployment: Deployment): Shop | undefined => shopsOf(deployment)[0];
