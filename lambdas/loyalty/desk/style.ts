// The desk's look: that of our other pages, wider, with large targets for a till's touch screen and for a thumb.
import { logoStyle } from '../../../shared/pages/logo.ts';
import { customProperties, type Theme } from '../../../shared/pages/theme.ts';

export const deskStyle = (theme: Theme): string =>
  `
${customProperties(theme)}
${logoStyle}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 var(--fonts);overflow-wrap:anywhere}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;z-index:1;padding:.7rem 1rem;background:var(--card);border-radius:.5rem}
header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1.5rem;padding:.6rem clamp(.75rem,3vw,2rem);background:var(--card);border-bottom:1px solid var(--line)}
.who{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .75rem;min-width:0}
.shop{font-size:1.0625rem}
nav{display:flex;flex-wrap:wrap;align-items:center;gap:.125rem}
nav form{margin:0}
nav a,nav button.plain{display:inline-flex;align-items:center;min-height:3rem;padding:0 .8rem;border-radius:.6rem;color:var(--ink);font-weight:500;text-decoration:none}
nav a:hover,nav button.plain:hover{background:var(--tint);filter:none}
nav a[aria-current]{color:var(--accent);font-weight:700;text-decoration:underline;text-decoration-thickness:3px;text-underline-offset:.45rem}
main{width:100%;max-width:44rem;margin:clamp(.75rem,4vw,2.5rem) auto;padding:0 clamp(.75rem,3vw,2rem)}
main:focus{outline:0}
.card{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:clamp(1.1rem,4vw,2rem);margin:0 0 1.25rem}
h1{margin:0 0 1rem;font-size:clamp(1.5rem,1.2rem + 1.6vw,2rem);line-height:1.2;letter-spacing:-.015em;text-wrap:balance}
h2{margin:0 0 .75rem;font-size:1.1875rem;line-height:1.3}
p{margin:0 0 1rem}
ul,ol,dl{margin:0 0 1rem}
.card>.rows:first-child{margin-top:-.8rem}
.card>.rows:last-child{margin-bottom:-.8rem!important}
.door{max-width:28rem;margin:clamp(0rem,(100vh - 34rem)/3,7rem) auto 0}
.card>:last-child,main>:last-child{margin-bottom:0}
.soft{color:var(--soft);font-size:.9375rem}
.note{padding:.9rem 1.1rem;border-radius:.75rem;background:var(--tint);margin:0 0 1.25rem}
.bad{padding:.9rem 1.1rem;border-radius:.75rem;background:var(--wrong-tint);color:var(--wrong);font-weight:600;margin:0 0 1.25rem}
.bad small{display:block;margin-top:.35rem;font-size:.9375rem;font-weight:400}
a{color:var(--accent)}
form{margin:0 0 1rem}
label,legend{display:block;margin:0 0 .35rem;padding:0;font-weight:600}
fieldset{border:0;margin:0 0 1.1rem;padding:0;min-width:0}
.field{margin:0 0 1.1rem}
.hint{margin:.35rem 0 0;color:var(--soft);font-size:.9375rem}
input:not([type=hidden]):not([type=radio]):not([type=checkbox]),select{width:100%;min-height:3.25rem;padding:.6rem .9rem;border:2px solid var(--edge);border-radius:.75rem;background:var(--card);color:var(--ink);font:inherit;font-size:1.1875rem}
input.big{min-height:4rem!important;font-size:1.75rem!important;font-variant-numeric:tabular-nums;letter-spacing:.02em}
.choice{display:flex;align-items:center;gap:.75rem;min-height:3rem;padding:.4rem 0;font-weight:400;line-height:1.35;margin:0;cursor:pointer}
.choice input{width:1.4rem;height:1.4rem;margin:0;accent-color:var(--accent);flex:none}
button,.button{display:inline-flex;align-items:center;justify-content:center;font:inherit;font-weight:650;line-height:1.25;min-height:3.25rem;padding:.7rem 1.5rem;border:2px solid transparent;border-radius:.75rem;background:var(--accent);color:var(--on-accent);cursor:pointer;text-decoration:none;text-align:center;touch-action:manipulation}
button:hover,.button:hover{filter:brightness(1.08)}
button:disabled{opacity:.55;cursor:default}
button.second,.button.second{background:transparent;color:var(--ink);border-color:var(--edge)}
button.danger{background:transparent;color:var(--wrong);border-color:var(--wrong)}
button.plain{background:transparent;border:0}
button.wide,.button.wide{width:100%}
button.reward{width:100%;justify-content:space-between;min-height:4.25rem;gap:1rem;font-size:1.25rem;text-align:left}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin:0 0 1rem}
.buttons form{margin:0}
.figure{font-size:clamp(2.5rem,2rem + 4vw,4rem);font-weight:700;line-height:1.1;letter-spacing:-.03em;font-variant-numeric:tabular-nums;margin:0}
.rows{list-style:none;padding:0;margin:0 0 1rem}
.rows>li{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem;padding:.8rem 0;border-top:1px solid var(--line)}
.rows>li:first-child{border-top:0}
.rows form{margin:0}
.amount{font-weight:650;font-variant-numeric:tabular-nums;white-space:nowrap}
.tag{display:inline-block;padding:.1rem .6rem;border-radius:1rem;background:var(--tint);font-size:.875rem;font-weight:600}
.tag.bad{background:var(--wrong-tint);margin:0}
.pin{font:700 2.75rem/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.15em;margin:0 0 1rem}
.rows .buttons{align-items:center;margin:0}
.rows>li>:first-child{flex:1 1 13rem}
.rows.people>li{flex-wrap:nowrap}
.rows.people>li>:first-child{flex:1 1 auto;min-width:0}
.rows p:last-child,details>:last-child{margin-bottom:0}
.unit{font-size:.4em;font-weight:600;letter-spacing:0;color:var(--soft)}
.next{margin:1.25rem 0 0}
.stamp-card+.stamp-card{margin-top:1.5rem}.stamp-card>:last-child{margin-bottom:0}
.stamps{display:flex;flex-wrap:wrap;gap:.4rem}.stamps i{width:1.6rem;height:1.6rem;border:2px solid var(--edge);border-radius:50%}.stamps i.on{background:var(--accent);border-color:var(--accent)}
progress{display:block;width:100%;height:.75rem;margin:.6rem 0 0;border:0;border-radius:1rem;background:var(--line);overflow:hidden;appearance:none}
progress::-webkit-progress-bar{background:var(--line)}
progress::-webkit-progress-value{background:var(--accent);border-radius:1rem}
progress::-moz-progress-bar{background:var(--accent);border-radius:1rem}
details{margin:1.25rem 0 0}
details.card{margin:0 0 1.25rem;padding-block:.5rem}
details.card[open]{padding-bottom:1.25rem}
summary{display:flex;align-items:center;gap:.6rem;min-height:3rem;cursor:pointer;font-weight:600;list-style:none}
summary::-webkit-details-marker{display:none}
summary::before{content:"+";width:1.25rem;font-size:1.375rem;line-height:1;color:var(--accent);text-align:center}
details[open]>summary::before{content:"–"}

.answers{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .75rem;margin:0;font-size:.9375rem}
.answers dt{font-weight:600}.answers dd{margin:0;color:var(--soft)}
.confirm{margin:1.75rem 0 1rem}
.cover{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
h1:focus{outline:0}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
@media (max-width:30rem){.buttons>*,.buttons form,.buttons button,.buttons .button{width:100%}nav a,nav button.plain{padding:0 .6rem}
.rows .buttons:has(button,.button){width:100%;flex-wrap:nowrap}.rows .buttons>*{flex:1;width:auto}.rows .buttons button,.rows .buttons .button{padding-inline:.6rem}
button.reward{flex-wrap:wrap;gap:0 1rem;padding-inline:1.1rem;font-size:1.125rem}}
@media (prefers-reduced-motion:no-preference){button,.button{transition:filter .12s}}
`.trim();
