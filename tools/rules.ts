// npm run rules: what the owner's documents mean, before and after they count.
import { type Asked, makeTool, runAsProcess } from './frame/command.ts';
import { check } from './rules/check.ts';
import { type Options, products, ruleOptions } from './rules/options.ts';
import { push } from './rules/push.ts';
import { show } from './rules/show.ts';
import { trySentence } from './rules/try.ts';

const help = `What the owner's documents mean, and how to put them in force.

  npm run rules -- check [file] [--product ${Object.keys(products).join('|')}] [--as settings|rules|voice]
      [--catalogue file [--separator ;] [--decimal ,] [--encoding windows-1252]]
      [--html file] [--in-force] [--stage test] [--endpoint url] [--bucket name]
      Says in plain words what a document means and what it changes, or lists what is wrong with it.
      It is held against what is in force in the shop that npm start runs, or that --endpoint, --stage, --bucket or --in-force (on AWS)
      name; where there is none, against the document as shipped.
      Each rule is shown in one case, with figures of the shop: of the one that npm start runs, or of --endpoint, --stage or --in-force.
      Names that nothing in the shop was ever called by, and rules that can never act, are said. Without a shop the figures are made up.
      --html writes the same as a page that a browser opens.
      --catalogue takes a list of products (CSV or JSON, as docs/platforms.md has it) and names those whose text would cost more, or
      could not be sent. Can the list be read in two ways, it asks; answer with --separator, --decimal or --encoding.
      Without a file: all documents as shipped in rules/. Without a product: the one whose folder the file is in, else upsell.

  npm run rules -- try "sentence" [--product ${Object.keys(products).join('|')}]
      Says what one sentence means, in each product that would take it, or what could be written instead.

  npm run rules -- push <product> [file] [--as settings|rules|voice] [--stage test] [--endpoint url] [--bucket name]
      Checks, then uploads. Without a file: both documents in rules/<product>/.
      --endpoint uploads to the laptop runtime, for example --endpoint http://127.0.0.1:4700.
      Otherwise to the shop's AWS account, with your usual AWS credentials and region.

  npm run rules -- show <product> [--html file] [--stage test] [--endpoint url] [--bucket name]
      Prints what is in force, and what is wrong with a version that is not. --html writes it as a page.

Exit code 0: all is well. 1: a document or a sentence is not understood, or could not be reached. 2: the command was not understood.
"show" ends with 0 also where a version is bad, because the shop goes on with what it shows.`;

export const main = makeTool({
  help,
  options: ruleOptions,
  commands: {
    check: { words: [0, 1], run: (asked) => check(wishOf(asked), asked.print, asked.environment) },
    push: { words: [0, 2], run: (asked) => push(wishOf(asked), asked.print) },
    try: { words: [0, 50], run: (asked) => trySentence(wishOf(asked), asked.print, asked.environment) },
    show: { words: [0, 1], run: (asked) => show(wishOf(asked), asked.print, asked.environment) },
  },
});

const wishOf = ({ words, options }: Asked<typeof ruleOptions>): Options => ({ ...options, rest: words });

if (import.meta.main) await runAsProcess(main);
