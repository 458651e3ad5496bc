// What laws make of what they see, kept: a law is asked after every step, and most of what it reads is what it read before.

/** `make` of each object once; the object stays as it is. */
export function keptOf<Item extends object, Made>(make: (item: Item) => Made): (item: Item) => Made {
  const known = new WeakMap<Item, { readonly made: Made }>();
  return (item) => {
    const found = known.get(item) ?? { made: make(item) };
    known.set(item, found);
    return found.made;
  };
}

/** Of lists to whose end things are added, and which change in no other way: `add` hears of each thing once. */
export function keptOfList<Item, Made>(
  begin: () => Made,
  add: (made: Made, item: Item) => void,
): (items: readonly Item[]) => Made {
  const known = new WeakMap<readonly Item[], { readonly made: Made; read: number }>();
  return (items) => {
    const found = known.get(items) ?? { made: begin(), read: 0 };
    known.set(items, found);
    for (; found.read < items.length; found.read += 1) add(found.made, items[found.read] as Item);
    return found.made;
  };
}
