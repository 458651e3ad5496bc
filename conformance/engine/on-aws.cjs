// Loaded by Node before a command of ours that takes the second engine for AWS: the addresses of functions there are AWS's by their
// name, and the engine answers them at a path of its own.
const { AWS_ENDPOINT_URL: endpoint } = process.env;
if (endpoint) {
  const real = globalThis.fetch;
  const ON_AWS = /^https:\/\/([a-z0-9]{32})\.lambda-url\.[a-z0-9-]+\.on\.aws/;
  globalThis.fetch = (asked, init) =>
    real(
      typeof asked === 'string' || asked instanceof URL
        ? String(asked).replace(ON_AWS, `${endpoint}/_aws/lambda-url/$1`)
        : asked,
      init,
    );
}
