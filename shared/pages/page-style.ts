// The look of every page a function serves: one column, one accent, the reader's own light or dark.
import { logoStyle } from './logo.ts';
import { customProperties, type Theme } from './theme.ts';

export const pageStyle = (theme: Theme): string =>
  `
${customProperties(theme)}
${logoStyle}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 var(--fonts)}
main{width:100%;max-width:34rem;background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:clamp(1.5rem,5vw,2.75rem);overflow-wrap:anywhere}
h1{margin:0 0 1rem;font-size:1.6rem;line-height:1.25;letter-spacing:-.01em;text-wrap:balance}
h2{margin:2.25rem 0 .75rem;font-size:1.25rem;line-height:1.3;text-wrap:balance}
p{margin:0 0 1rem}
.shop{margin:0 0 1.25rem}
main>:last-child{margin-bottom:0}
.soft{color:var(--soft);font-size:.9375rem}
a{color:var(--accent)}
form{margin:1.5rem 0}
label{display:block;margin:1.1rem 0 .35rem;font-weight:600}
label .soft{font-weight:400}
input,select{font:inherit;width:100%;min-height:3rem;padding:.6rem .85rem;border:1px solid var(--soft);border-radius:.75rem;background:var(--paper);color:var(--ink)}
fieldset{min-width:0;margin:0 0 1rem;padding:0;border:0}
legend{padding:0;font-weight:600}
.hint+fieldset{margin-top:1.1rem}
legend .soft{font-weight:400}
.pair{display:flex;gap:.75rem}
.pair>*{flex:1;min-width:0}
.pair label{margin-top:.35rem;font-weight:400}
.choice{display:flex;gap:.75rem;align-items:center;min-height:3rem;margin:0;font-weight:400;cursor:pointer}
.choice input{flex:none;width:1.35rem;height:1.35rem;min-height:0;margin:0;accent-color:var(--accent)}
input[aria-invalid=true],select[aria-invalid=true]{border-color:var(--wrong);border-width:2px}
.wrong{margin:.35rem 0 0;color:var(--wrong);font-size:.9375rem}
.hint{margin:.35rem 0 0;color:var(--soft);font-size:.9375rem}
a.button{display:inline-flex;align-items:center;min-height:3rem;padding:.4rem 1rem;border:1px solid var(--soft);border-radius:.75rem;color:var(--ink);text-decoration:none}
.buttons{display:flex;flex-wrap:wrap;gap:.5rem}
.list{list-style:none;margin:0 0 1rem;padding:0}
.list>li{padding:1.25rem 0;border-top:1px solid var(--line)}
.list a.button{flex:1 1 auto;justify-content:center;padding:.4rem .3rem;font-size:.9375rem}
.list p{margin:0 0 .5rem}
.unseen{position:absolute;left:-100vw;width:1px;height:1px;overflow:hidden}
label~button{margin-top:1.6rem}
button{font:inherit;font-weight:600;min-height:3rem;padding:.7rem 1.5rem;border:0;border-radius:.75rem;background:var(--accent);color:var(--on-accent);cursor:pointer}
button.quiet{min-height:2.75rem;padding:.5rem 1rem;background:transparent;color:var(--accent);font-weight:400;text-decoration:underline;text-underline-offset:.2em}
button:hover{filter:brightness(1.08)}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
@media (max-width:26rem){button{width:100%}}
`.trim();
