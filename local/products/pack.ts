// All that the laptop knows of one product. Whatever else runs here works with any product that brings this: a product
// more is a folder beside the others and a line in the registry.
import type { ModelMonth } from '../aws/model-prices.ts';
import type { ProductFace } from '../console/product-face.ts';
import type { DemoPack } from '../demo/product.ts';
import type { Simulation } from '../simulator/deed.ts';

export interface Pack extends ProductFace, DemoPack {
  /** What somebody tries first, each as a sentence: three of them. */
  readonly firstSteps: readonly string[];
  /** What its months ask of the model, for docs/models.md. */
  readonly modelMonths: readonly ModelMonth[];
  /** Its actors and its laws in the simulator. */
  readonly simulation?: Simulation;
}
