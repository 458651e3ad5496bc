// The names by which the owner knows the product's two documents.
export const titles = {
  'settings.txt': 'upsell settings',
  'voice.txt': 'upsell wording',
};
