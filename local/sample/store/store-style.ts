// The sample store has its own look, so that nobody mistakes the shop for the console beside it.
export const storeStyle = `
:root{color-scheme:light dark;--ink:#22201c;--soft:#6a645a;--paper:#faf7f1;--card:#fff;--line:#e4ded2;--accent:#a33b16;--on-accent:#fff;--wash:#f3ece0}
@media (prefers-color-scheme:dark){:root{--ink:#f0ebe3;--soft:#b0a89b;--paper:#191714;--card:#23201c;--line:#3b362f;--accent:#f0986f;--on-accent:#2a1207;--wash:#2c2822}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem;padding:1rem clamp(1rem,4vw,3rem);border-bottom:1px solid var(--line)}
.name{font-weight:800;font-size:1.1rem;letter-spacing:-.01em;color:var(--ink);text-decoration:none}
a{color:var(--accent)}
main{max-width:70rem;margin:0 auto;padding:clamp(1.25rem,4vw,3rem)}
h1{margin:0 0 1.25rem;font-size:clamp(1.5rem,4vw,2.2rem);line-height:1.2;letter-spacing:-.02em;text-wrap:balance}
h2{margin:2.25rem 0 .9rem;font-size:1.1rem}
.shelf{list-style:none;margin:0;padding:0;display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(10rem,1fr))}
.shelf li{display:flex;flex-direction:column;background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:.9rem}
.shelf h3{margin:.7rem 0 .1rem;font-size:1rem;line-height:1.35}
.shelf p{margin:0 0 .2rem}
.shelf .soft{margin-bottom:.7rem}
.price{font-weight:700}
.soft{color:var(--soft);font-size:.875rem}
.picture{display:grid;place-items:center;aspect-ratio:4/3;border-radius:.7rem;background:var(--wash);color:var(--accent)}
.picture svg{width:46%;max-width:5rem}
tbody td,tbody th{vertical-align:middle}
.picture.small{width:3.2rem;flex:none;aspect-ratio:1}
.picture.small svg{width:70%}
.add,.out,button,.checkout{display:inline-block;text-align:center;font:inherit;font-weight:600;border-radius:.7rem;padding:.6rem 1rem;text-decoration:none}
.add,.out{margin-top:auto}
.add,.checkout{background:var(--accent);color:var(--on-accent)}
.out{color:var(--soft);background:var(--wash)}
.checkout small{font-weight:400}
button{border:1px solid var(--line);background:none;color:var(--ink);cursor:pointer}
.notice{margin:0 0 1.5rem;padding:.8rem 1rem;border-radius:.8rem;background:var(--wash);border-left:4px solid var(--accent)}
table{width:100%;border-collapse:collapse;background:var(--card);border:1px solid var(--line)}
th,td{padding:.8rem clamp(.6rem,2vw,1rem);text-align:left;border-bottom:1px solid var(--line);font-weight:400}
thead th{color:var(--soft);font-size:.875rem}
.good{display:flex;gap:.8rem;align-items:center}
.number{text-align:right;font-variant-numeric:tabular-nums}
.ways{display:flex;flex-wrap:wrap;gap:.8rem;margin-top:1.25rem;align-items:center}
.away{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
`.trim();
