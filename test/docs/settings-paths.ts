// The dotted paths of a schema's settings; a group of optional settings counts as one.
import * as z from 'zod';

/** `name`, `products.upsell.region`, … */
export function shapeOfSettings(schema: z.ZodType, path: readonly string[] = []): string[] {
  const inner = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? schema.unwrap() : schema;
  if (!(inner instanceof z.ZodObject) || path.at(-1) === 'drive') return [path.join('.')];
  return Object.entries(inner.shape).flatMap(([key, member]) =>
    shapeOfSettings(member as z.ZodType, [...path, key]),
  );
}
