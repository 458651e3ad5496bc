import { describe, expect, it } from 'vitest';
import { JsonFileError, jsonOfFile } from '../../../shared/text/json-of-file.ts';

describe('a file of JSON', () => {
  it('is read, with the mark that some editors put in front', () => {
    expect(jsonOfFile('\ufeff{"a":1}', 'cdk.json')).toEqual({ a: 1 });
  });

  it.each(['{"a": 1,}', '{"a": "1}', '', '{"a" 1}'])(
    'broken (%s), it is named with where and what to do',
    (text) => {
      const read = () => jsonOfFile(text, 'cdk.json');
      expect(read).toThrow(JsonFileError);
      expect(read).toThrow(/^cdk\.json is not valid JSON: .+git checkout cdk\.json/s);
      expect(read).not.toThrow(/\n\s+at /);
    },
  );
});
