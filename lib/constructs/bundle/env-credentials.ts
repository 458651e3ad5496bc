// Takes the place of the SDK's credential chain inside the bundles. Lambda always gives a function its
// credentials in the environment, so the code for profiles, single sign-on, web identities and metadata servers
// would only be read at every cold start and never run.

type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/** Same name and shape as the export of `@aws-sdk/credential-provider-node` that the SDK's clients use. */
export function defaultProvider(): () => Promise<Credentials> {
  return async () => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
    if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined) {
      throw new Error('No AWS credentials in the environment: this bundle runs only as a Lambda function');
    }
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: AWS_SESSION_TOKEN }),
    };
  };
}
