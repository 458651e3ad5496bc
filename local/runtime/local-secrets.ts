// Fills in what an operator would put into the secrets after a deployment: on the laptop nobody else holds the
// other half of a webhook secret, so one is made up and shown.
import type { SecretsManager } from '../aws/services/secrets-manager.ts';
import type { RunningFunctions } from '../functions/host.ts';
import type { Randomness } from '../random.ts';
import { schemeOf, webhookSecretOf } from './status.ts';

/** Gives each receiver's secret a `signingSecret`, unless it has one. Other members stay as they are. */
export function fillWebhookSecrets(
  receivers: readonly string[],
  functions: RunningFunctions,
  { secrets, random }: { readonly secrets: SecretsManager; readonly random: Randomness },
): void {
  for (const name of receivers) {
    const environment = functions.describe(name)?.environment ?? {};
    const id = webhookSecretOf(environment);
    if (id === undefined) continue;
    const value = readObject(secrets.value(id));
    if (value.signingSecret !== undefined) continue;
    const signingSecret =
      schemeOf(environment) === 'standard-webhooks'
        ? `whsec_${random.bytes(24).toString('base64')}`
        : random.bytes(32).toString('hex');
    secrets.set(id, JSON.stringify({ ...value, signingSecret }));
  }
}

function readObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // A generated secret of one random text: there is nothing to keep.
    return {};
  }
}
