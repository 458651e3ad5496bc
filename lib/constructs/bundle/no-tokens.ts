// Takes the place of the SDK's bearer tokens inside the bundles. The Bedrock client can sign in with a token from a
// developer's single sign-on; a Lambda function always signs with its role.

function noToken(): () => Promise<never> {
  return () => Promise.reject(new Error('A Lambda function has no bearer token; it signs with its role'));
}

/** Same names as the exports of `@aws-sdk/token-providers` that the SDK's clients use. */
export const nodeProvider = noToken;
export const fromEnvSigningName = noToken;
