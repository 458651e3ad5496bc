// Attributes that an update sets, under short names of their own.

export const setOf = (attributes: readonly string[]): string =>
  `SET ${attributes.map((_, index) => `#a${index} = :a${index}`).join(', ')} `;

export const namesOf = (attributes: readonly string[]): Record<string, string> =>
  Object.fromEntries(attributes.map((name, index) => [`#a${index}`, name]));
