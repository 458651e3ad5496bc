// What packed.js exports, for those who are TypeScript.
export declare const ROOT: string;
export declare function packedIn(root: string): string;
export declare function markOf(path: string): string;
export declare function packedFile(
  name: 'laptop' | 'worker' | 'shared-worker',
  root?: string,
): string | undefined;
