// The one bucket of a name: CloudFormation puts the account and the region behind it.
import { ListBucketsCommand, type S3Client } from '@aws-sdk/client-s3';

/** Throws when there is none. `name` is without account and region. */
export async function bucketNamed(
  s3: S3Client,
  name: string,
  { region }: { readonly region: string },
): Promise<string> {
  const prefix = `${name}-`;
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({ Prefix: prefix }));
  const ending = new RegExp(`^\\d{12}-${region}$`);
  const found = Buckets.map(({ Name = '' }) => Name).find(
    (each) => each.startsWith(prefix) && ending.test(each.slice(prefix.length)),
  );
  if (found !== undefined) return found;
  throw new Error(`There is no bucket ${prefix}… in ${region}. Deploy the product that it belongs to first.`);
}
