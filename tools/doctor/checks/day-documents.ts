// The owner's documents in force: each sentence is understood, or the last good version counts and the owner was told.
import { readFileSync } from 'node:fs';
import { productNamed, shippedFile, shopWords } from '../../rules/options.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import { type Patient, type Switched, switchedOn } from '../patient.ts';

const check: Check = {
  group: 'day by day',
  says: 'documents',
  look: async (patient) =>
    (await Promise.all(switchedOn(patient.settings()).map((each) => documentsOf(each, patient)))).flat(),
};
export default check;

async function documentsOf(switched: Switched, patient: Patient): Promise<readonly Finding[]> {
  const { product } = productNamed(switched.product);
  const bucket = await bucketOf(switched, patient);
  if (bucket === undefined)
    return [ill(`${switched.product} has no bucket for documents in ${switched.region}`, 'npm run deploy')];
  const { name, currency, locale, country } = patient.settings();
  const words = { ...shopWords(), name, currency, locale, country };
  const found: Finding[] = [];
  for (const [key, explain] of Object.entries(product.documents)) {
    const own = await ownText(bucket, key, switched.region, patient);
    const read = explain(own ?? readFileSync(shippedFile(switched.product, key), 'utf8'), words);
    const where = own === undefined ? 'as shipped' : 'the owner’s';
    if (read.ok) found.push(well(`${switched.product} ${key}: ${where}, all of it understood`));
    else {
      const lines = read.problems.map(
        ({ line, message, nearest }) =>
          `line ${line}: ${message}${nearest === undefined ? '' : ` (could be: ${nearest})`}`,
      );
      found.push(
        ill(
          `${switched.product} ${key} (${where}) is not understood, so that the last good version is in force: ${lines.join('; ')}`,
          `npm run rules -- show ${switched.product}`,
        ),
      );
    }
  }
  return found;
}

/** The account and the region stand behind the name, but for the laptop. */
async function bucketOf({ named, region }: Switched, { ask }: Patient): Promise<string | undefined> {
  const name = named('rules-source');
  const { Buckets = [] } = (await ask('s3', 'ListBuckets', {}, region)) as { Buckets?: { Name?: string }[] };
  const ending = new RegExp(`^${name}-\\d{12}-${region}$`);
  return Buckets.map(({ Name = '' }) => Name).find((each) => ending.test(each));
}

async function ownText(
  Bucket: string,
  Key: string,
  region: string,
  { ask }: Patient,
): Promise<string | undefined> {
  try {
    const { Body } = (await ask('s3', 'GetObject', { Bucket, Key }, region)) as {
      Body?: { transformToString(): Promise<string> };
    };
    return await Body?.transformToString();
  } catch (error) {
    if (error instanceof Error && /^(NoSuchKey|NotFound)$/.test(error.name)) return undefined;
    throw error;
  }
}
