// The names by which the owner knows the product's two documents.
export const titles = {
  'rules.txt': 'cart recovery rules',
  'voice.txt': 'cart recovery wording',
};
