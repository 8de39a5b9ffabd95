// SPDX-License-Identifier: GPL-3.0-or-later
// The report's style sheet. It is part of the file, and its hash is what the report's security
// policy allows, so no other style and no script can run.
#pragma once

#include <string_view>

namespace tidemark {

inline constexpr std::string_view kReportStyle = R"css(
:root{--ink:#1b1f24;--muted:#57606a;--line:#d0d7de;--paper:#fff;--soft:#f6f8fa;--accent:#0b4f8a;--warn:#8a3b00}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--muted:#a5b0bc;--line:#3a434d;--paper:#14181d;--soft:#1d232a;--accent:#7cc0ff;--warn:#ffb077}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:16px/1.55 "Source Serif 4","Charter","Bitstream Charter","Georgia","Cambria",serif;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:60rem;padding:2rem 1.5rem 5rem;overflow-wrap:anywhere}
h1,h2,h3,h4,h5,th,dt,caption,nav,.cover,.card,.tag,.sev,figcaption,.small,.meta{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
h1{font-size:2.1rem;line-height:1.2;margin:.4rem 0 1rem;font-weight:650;letter-spacing:-.01em}
h2{font-size:1.45rem;margin:3.2rem 0 1rem;padding-bottom:.35rem;border-bottom:2px solid var(--ink)}
h3{font-size:1.12rem;margin:2rem 0 .6rem}
h4{font-size:1rem;margin:1.5rem 0 .4rem}
h5,h6{font-size:.92rem;margin:1.2rem 0 .3rem}
p,li{max-width:46rem}
a{color:var(--accent)}
.cover{border-top:6px solid var(--accent);padding-top:1.2rem}
.cover .kind{text-transform:uppercase;letter-spacing:.12em;font-size:.8rem;color:var(--muted)}
.lead{font-size:1.15rem}
.small,.meta,figcaption{font-size:.84rem;color:var(--muted)}
.warn{border-left:4px solid var(--warn);padding:.3rem 0 .3rem .9rem;color:var(--warn)}
dl.facts{display:grid;grid-template-columns:minmax(9rem,max-content) 1fr;gap:.3rem 1.2rem;font-size:.92rem;margin:1rem 0}
dl.facts dt{color:var(--muted)}
dl.facts dd{margin:0;overflow-wrap:anywhere}
dl.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.8rem;margin:1.5rem 0}
.card{border:1px solid var(--line);border-radius:.4rem;padding:.7rem .9rem;background:var(--soft)}
.card dt{font-size:.8rem;color:var(--muted)}
.card dd{margin:.15rem 0 0;font-size:1.2rem;font-weight:600;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:1.2rem 0}
table{border-collapse:collapse;width:100%;font-size:.88rem}
caption{text-align:left;font-weight:600;padding:.3rem 0;font-size:.9rem}
th,td{text-align:left;padding:.38rem .7rem .38rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
thead th{border-bottom:2px solid var(--line);white-space:nowrap}
tbody th{font-weight:500}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code,pre,.hash{font-family:ui-monospace,"SF Mono","Cascadia Mono","DejaVu Sans Mono",monospace;font-size:.82rem}
.hash{overflow-wrap:anywhere}
pre{background:var(--soft);border:1px solid var(--line);border-radius:.3rem;padding:.7rem .9rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:.3rem 0 1rem}
blockquote{border-left:3px solid var(--line);margin:1rem 0;padding:.1rem 1rem;color:var(--muted)}
svg{max-width:100%;height:auto}
figure{margin:1.5rem 0}
figure svg{width:100%;height:auto;border:1px solid var(--line);border-radius:.3rem;background:#fff}
.tag,.sev{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .6rem;font-size:.78rem;line-height:1.5}
.sev-critical,.sev-high{color:var(--warn);font-weight:700}
.exhibit{border:1px solid var(--line);border-radius:.4rem;padding:.2rem 1.1rem 1rem;margin:1.4rem 0}
.blank{display:inline-block;min-width:16rem;border-bottom:1px solid var(--ink)}
nav ol{columns:2;padding-left:1.3rem}
.sortable{margin:1.2rem 0}
.sortable>input{margin:0 .3rem 0 .8rem;accent-color:var(--accent)}
.sortable>label{font-size:.84rem}
.sorted{display:none}
#order-number:checked~.by-number,#order-severity:checked~.by-severity,#order-time:checked~.by-time,#order-events:checked~.by-events,#order-tokens:checked~.by-tokens{display:block}
.foot{margin-top:4rem;border-top:1px solid var(--line);padding-top:1rem}
@media print{
:root{--ink:#000;--muted:#444;--line:#bbb;--paper:#fff;--soft:#fff;--accent:#000;--warn:#000}
@page{size:A4;margin:20mm 18mm 22mm}
html{font-size:10.5pt}
body{max-width:none;padding:0}
h2{break-before:page}
#limits,#glossary{break-before:auto}
pre{break-inside:avoid}
h2,h3,h4,caption{break-after:avoid}
tr,figure,.card{break-inside:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
.sortable>input,.sortable>label,.choice{display:none}
a{color:inherit;text-decoration:none}
}
)css";

} // namespace tidemark
