// The drill of several products, one after the other, and the removal of what a drill left that was cut off.
import type { ProductName } from '../../lib/product-names.ts';
import type { Destination } from '../frame/destination.ts';
import { openCopies } from './copies.ts';
import { type Drilled, drillCopy, drillMoment, tableOfDrill } from './drill.ts';
import { drilled } from './moment.ts';
import type { RestoredProduct } from './products/product.ts';
import type { Table } from './tables.ts';
import { LeftBehind, removeTables } from './temporary-tables.ts';

export type DrillPlace = {
  readonly name: ProductName;
  readonly product: RestoredProduct;
  readonly destination: Destination;
  readonly tables: readonly Table[];
};
type Wish = {
  readonly at: Date | undefined;
  readonly signal?: AbortSignal;
  readonly print: (line: string) => void;
};

/** Answers the exit code: 1 where something is not right, or is left, or could not be tried. */
export async function drillAll(places: readonly DrillPlace[], { at, signal, print }: Wish): Promise<number> {
  const done: (Drilled & { readonly product: string })[] = [];
  let failed = false;
  for (const place of places) {
    const temporary = { documents: place.destination.documents, signal };
    const tables = place.tables;
    const product = place.product;
    const parts = { product, tables, destination: place.destination, temporary };
    print(`${place.name}: restoring ${tables.length} tables beside those of ${place.destination.place} …`);
    try {
      done.push({ product: place.name, ...(await drillMoment(at, parts)) });
      if (place.name !== 'loyalty') continue;
      const copy = await drillCopy(await openCopies(place.destination), parts);
      if (copy === undefined) print('loyalty: there is no daily copy yet, so that way back was not tried.');
      else done.push({ product: place.name, ...copy });
    } catch (error) {
      failed = true;
      print(`${place.name}: ${error instanceof Error ? error.message : String(error)}`);
      if (error instanceof LeftBehind) for (const line of remains(error, place)) print(line);
      if (signal?.aborted === true) break;
    }
  }
  if (done.length > 0) for (const line of ['', ...tableOfDrill(done), '']) print(line);
  const wrong = done.flatMap(({ looks }) => looks.flatMap((look) => look.wrong)).length;
  if (!failed && wrong === 0)
    print('All of it came back whole. The tables that were made for it are gone again.');
  else if (!failed) print(`${wrong} are not right. The tables that were made for it are gone again.`);
  return failed || wrong > 0 ? 1 : 0;
}

/** What is still there, and how it goes. */
const remains = ({ tables }: LeftBehind, { name, destination }: DrillPlace): readonly string[] => {
  const onAws = destination.connection.endpoint === undefined;
  return [
    ...tables.map((table) => `  still there: ${table}`),
    `  Remove what is left with: npm run restore -- drill ${name} --remove${onAws ? ' --aws' : ''}`,
    ...(onAws
      ? tables.map(
          (table) =>
            `  or: aws dynamodb delete-table --table-name ${table} --region ${destination.connection.region}`,
        )
      : []),
  ];
};

/** Removes the tables of these products that end as a drill's do. */
export async function removeLeft(
  places: readonly DrillPlace[],
  print: (line: string) => void,
): Promise<number> {
  let code = 0;
  for (const place of places) {
    const { destination, tables } = place;
    try {
      await removeTables(
        tables.map((table) => drilled(table).physical),
        destination,
      );
      print(`${place.name}: no table of a drill is left.`);
    } catch (error) {
      code = 1;
      print(`${place.name}: ${error instanceof Error ? error.message : String(error)}`);
      if (error instanceof LeftBehind) for (const line of remains(error, place)) print(line);
    }
  }
  return code;
}
