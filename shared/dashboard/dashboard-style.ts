// What the owner's page needs beside the style of every page: bars, and tables that scroll by themselves on a phone.
export const dashboardStyle = `
body{grid-template-columns:minmax(0,1fr)}
main{max-width:46rem}
.week{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:.25rem 1rem;align-items:end;margin:0;padding:.75rem 0;border-top:1px solid var(--line)}
.week figcaption b{font-weight:600}
.week .number{font-size:1.5rem;line-height:1.2;font-weight:700}
.week svg{display:block;width:100%;height:auto;fill:var(--accent);stroke:none}
.week svg line{stroke:var(--soft)}
.week svg .now{fill:none;stroke:var(--accent);stroke-width:2}
details{margin:.75rem 0 0}
summary{min-height:2.75rem;padding:.6rem 0;cursor:pointer;color:var(--accent)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.45rem .6rem;border-top:1px solid var(--line);text-align:end;white-space:nowrap;font-weight:400}
th:first-child,td:first-child{text-align:start}
thead th{white-space:normal;vertical-align:bottom;color:var(--soft);font-size:.875rem;min-width:5rem}
td a,.week a{display:inline-block;min-width:1.5rem;min-height:1.5rem}
.told th{white-space:normal;text-align:start}
nav ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;list-style:none;margin:0 0 1rem;padding:0}
nav a{display:inline-block;padding:.4rem 0}
`.trim();
