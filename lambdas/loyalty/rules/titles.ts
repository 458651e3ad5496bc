// The names by which the owner knows the product's two documents.
export const titles = {
  'rules.txt': 'loyalty rules',
  'voice.txt': 'loyalty wording',
};
