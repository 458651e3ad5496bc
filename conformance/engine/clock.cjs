// Gives a Node process the clock of the stories, as sitecustomize.py gives it to Python: real time plus the offset in a file. The
// second engine's functions and the operator's commands are started with it.
const { openSync, readSync } = require('node:fs');

const file = process.env.STORY_CLOCK;
if (file) {
  const RealDate = Date;
  const opened = openSync(file, 'r');
  const offset = Buffer.alloc(8);
  const now = () => {
    readSync(opened, offset, 0, 8, 0);
    return RealDate.now() + offset.readDoubleLE(0);
  };
  globalThis.Date = class MovedDate extends RealDate {
    constructor(...given) {
      if (given.length === 0) super(now());
      else super(...given);
    }
    static now() {
      return Math.floor(now());
    }
  };
}
