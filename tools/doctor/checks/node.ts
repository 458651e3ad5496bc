// The Node that runs is the one that functions will run on.
import { type Check, ill, well } from '../check.ts';

const check: Check = {
  group: 'this computer',
  says: 'Node',
  async look({ computer: { node, wantedNode } }) {
    if (node === wantedNode) return [well(`Node ${node}, as package.json pins it`)];
    const [major] = node.split('.');
    if (major === wantedNode.split('.')[0])
      return [well(`Node ${node}; package.json pins ${wantedNode}, which is near enough`)];
    return [ill(`Node ${node}, and package.json pins ${wantedNode}`, 'npm ci')];
  },
};
export default check;
