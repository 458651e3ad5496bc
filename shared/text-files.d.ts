/** esbuild and vitest hand the shipped rules documents to the code as text. */
declare module '*.txt' {
  const text: string;
  export default text;
}
