/** The look of a report on its own: light and dark, phone and A4. No address of anything is in it; nothing is loaded. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--page:#fafafa;--card:#fff;--text:#1b1b1b;--muted:#5c5c5c;--line:#d6d6d6;--border:#8a8a8a;--accent:#005fb8;--pass:#0e700e;--warn:#835b00;--fail:#b10e1c;--blocked:#6b3fa0;--track:#e6e6e6}
@media screen and (prefers-color-scheme:dark){:root{--page:#1f1f1f;--card:#292929;--text:#fff;--muted:#c4c4c4;--line:#4a4a4a;--border:#8f8f8f;--accent:#62b5ff;--pass:#7fd37f;--warn:#f2c661;--fail:#ff99a4;--blocked:#cdb0f2;--track:#454545}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.55 'Segoe UI Variable Text','Segoe UI','Yu Gothic UI','Noto Sans','Noto Sans CJK JP',system-ui,sans-serif;overflow-wrap:anywhere}
:lang(ja) body,body:lang(ja){word-break:normal;line-break:strict}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 3rem}
header{border-bottom:1px solid var(--line);padding-bottom:1rem}
h1{font-size:1.6rem;line-height:1.3;margin:0 0 .4rem}
h2{font-size:1.15rem;margin:0 0 .6rem}
h3{font-size:1rem;margin:0 0 .5rem}
p{margin:.35rem 0}
.about{color:var(--muted);font-size:.9rem}
.standing{display:inline-block;margin-top:.6rem;padding:.35rem .7rem;border-left:4px solid currentColor;background:var(--card);font-weight:600}
section{margin-top:1.6rem}
.pass{color:var(--pass)}.warn{color:var(--warn)}.fail{color:var(--fail)}.blocked{color:var(--blocked)}.muted{color:var(--muted)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;background:var(--card);font-size:.9rem;margin:.4rem 0}
caption{text-align:left;color:var(--muted);font-size:.85rem;padding:.2rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .55rem;border:1px solid var(--line);overflow-wrap:break-word}
th{background:var(--page);font-weight:600}
td.wide{min-width:14rem;overflow-wrap:anywhere}
.tight,.whole{white-space:nowrap}
h1 .whole{display:inline-block;max-width:100%;white-space:normal}
details{margin:.5rem 0}
summary{cursor:pointer;color:var(--accent);padding:.3rem 0}
.ladders{display:flex;flex-wrap:wrap;gap:1.2rem}
.ladder{flex:1 1 18rem;min-width:0}
.ladder svg{display:block;width:100%;max-width:22rem;height:auto}
svg text{fill:var(--text);font:14px 'Segoe UI Variable Text','Segoe UI','Yu Gothic UI','Noto Sans','Noto Sans CJK JP',system-ui,sans-serif}
svg .s-muted{fill:var(--muted);font-size:12px}
svg .rail{stroke:var(--border);stroke-width:2}
svg .f-pass{fill:var(--pass)}svg .f-warn{fill:var(--warn)}svg .f-fail{fill:var(--fail)}svg .f-blocked{fill:var(--blocked)}svg .f-muted{fill:var(--muted)}
svg text.mark{fill:var(--card);font-weight:700;text-anchor:middle}
svg .track{fill:var(--track)}svg .bar{fill:var(--accent)}svg .moment{stroke:var(--text);stroke-width:3}
svg.bar{display:block;width:100%;height:auto}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin:.3rem 0;padding:0;list-style:none;font-size:.9rem}
.bars{margin:.4rem 0;padding:0;list-style:none}
.bars li{display:grid;grid-template-columns:minmax(0,1fr) 7rem 6rem;gap:.2rem .8rem;align-items:center;padding:.25rem 0}
.bars svg{width:100%;height:10px;display:block}
pre{background:var(--card);border:1px solid var(--line);padding:.7rem .8rem;margin:.4rem 0;white-space:pre-wrap;font:13px/1.5 'Cascadia Mono',Consolas,'Noto Sans Mono','DejaVu Sans Mono','Noto Sans Mono CJK JP',monospace}
.strong{font-weight:600;border-left:4px solid var(--accent);padding-left:.7rem}
@media screen and (max-width:36rem){table{font-size:.8rem}th,td{padding:.25rem .3rem}td.wide,td:last-child{min-width:7rem;overflow-wrap:anywhere}}
@media (max-width:36rem){.bars li{grid-template-columns:minmax(0,1fr) 5rem}.bars svg{grid-column:1/-1;grid-row:2}.bars span{grid-row:1}}
@page{size:A4;margin:16mm 14mm}
@media print{body{background:#fff;font-size:10.5pt}main{max-width:none;padding:0}h1,h2,h3{break-after:avoid}tr,li,svg,pre.ticket{break-inside:avoid}thead{display:table-header-group}.scroll{overflow:visible}td.wide{min-width:0}section{margin-top:1.1rem}svg *,table,th{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
