/// The style of a page and of single figures.
enum StyleSheet {
  /// The style of a page; `foot` stands on every printed sheet, as text without quotes or backslashes.
  static func page(foot: String) -> String {
    Palette.variables + base + tables + drawing + print + "@page{size:A4 landscape;margin:11mm 12mm 14mm;@bottom-left{content:\"\(foot)\";"
      + "font:9px sans-serif;color:#525c68}@bottom-right{content:counter(page) \" / \" counter(pages);font:9px sans-serif;color:#525c68}}"
  }

  /// The style of a figure that stands alone, on white.
  static var figure: String { Palette.lightVariables + "svg{font-family:" + fonts + "}" + drawing }

  private static let fonts =
    "system-ui,'Noto Sans','DejaVu Sans','PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans CJK TC',sans-serif"

  private static let base =
    "*{box-sizing:border-box}html{background:var(--paper);color:var(--ink);font:16px/1.45 " + fonts + "}body{margin:0}"
    + "main{max-width:76rem;margin:0 auto;padding:1rem}h1{font-size:1.5rem;line-height:1.2;margin:0 0 .2rem;overflow-wrap:anywhere}"
    + "h2{font-size:1.2rem;margin:2rem 0 .6rem;border-bottom:1px solid var(--grid);padding-bottom:.2rem}"
    + "h3{font-size:1rem;margin:1.6rem 0 .4rem}h2+h3{margin-top:0}p{margin:.3rem 0}a{color:var(--link)}.about{color:var(--muted);font-size:.9rem;overflow-wrap:anywhere}"
    + ".headline{font-size:1.15rem;font-weight:600;margin:.6rem 0}.lead{margin:.5rem 0;max-width:60rem}.caution{border-left:4px solid var(--below);padding:.2rem .6rem;margin:.5rem 0}"
    + ".board{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr)}.card{background:var(--panel);border-radius:.5rem;padding:.8rem}"
    + ".card{margin-bottom:1rem}.card h2{margin-top:0}.card th,.card td{padding:.2rem .3rem}.card table{font-size:.82rem}.card .heat{font-size:.74rem}.card .heat th,.card .heat td{padding:.2rem .22rem}.card ul{margin:.2rem 0;padding-left:1.1rem}.card li{margin:.2rem 0}nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1rem;"
    + "padding:0;margin:1rem 0 0}"
    + "p+.figures{margin-top:1rem}.figures{columns:26rem 2;column-gap:2rem}.figures figure{break-inside:avoid;margin-bottom:1.8rem}"
    + "figure{margin:0;min-width:0}figcaption{margin-bottom:.4rem}figcaption strong{display:block}.note{color:var(--muted);font-size:.85rem}"
    + "figure>svg{width:100%;max-width:33rem;height:auto;display:block}details{margin-top:.4rem}summary{cursor:pointer;color:var(--link)}"
    + "dl{display:grid;gap:.3rem 1rem;grid-template-columns:minmax(0,1fr)}dt{font-weight:600}dd{margin:0}"
    + "footer{margin-top:2rem;color:var(--muted);font-size:.8rem;overflow-wrap:anywhere}"
    + ".vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}"
    + ":focus-visible{outline:3px solid var(--link);outline-offset:2px}"
    + "@media(min-width:62rem){.board{grid-template-columns:minmax(0,5fr) minmax(0,6fr)}.below-both{grid-column:1/3}.below-both ul{columns:2;column-gap:2rem}dl{grid-template-columns:minmax(0,1fr) minmax(0,3fr)}}"

  private static let tables =
    ".scroll{overflow-x:auto;max-width:100%;position:relative}table{border-collapse:collapse;font-size:.85rem;font-variant-numeric:tabular-nums}"
    + "caption{text-align:left;color:var(--muted)}th,td{padding:.22rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--grid)}"
    + "thead th{vertical-align:bottom}td.n,th.n{text-align:right}td.n{white-space:nowrap}tbody th{font-weight:400;min-width:5rem;max-width:18rem;overflow-wrap:break-word}"
    + ".heat td{text-align:right;white-space:nowrap}" + fills("background")
    + ".heat .hidden{background:repeating-linear-gradient(45deg,var(--paper),var(--paper) 4px,var(--neutral) 4px,var(--neutral) 5px)}"

  private static let drawing =
    "text{fill:var(--ink);font-size:13px}.t,.v,.halo{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}.head{font-size:15px;font-weight:600}.s,.corner{font-size:12px;fill:var(--muted)}.corner{font-weight:600}.v{text-anchor:end;font-size:12px;"
    + "font-variant-numeric:tabular-nums}.m{text-anchor:middle}.e-end{text-anchor:end}.on{fill:var(--ink)}"
    + ".grid,.ring{stroke:var(--grid);stroke-width:1;fill:none}.zero{stroke:var(--neutral);stroke-width:1.2}.frame{fill:none;stroke:var(--grid)}"
    + ".below{fill:var(--below)}.above{fill:var(--above)}.even-mark{fill:var(--neutral)}.clear{fill:var(--paper)}.tick{fill:var(--expect)}.ci{stroke:var(--ink);stroke-width:1.6}.p{fill:var(--above)}"
    + ".e{fill:var(--paper);stroke:var(--expect);stroke-width:2.5}.band{fill:var(--neutral);fill-opacity:.35;stroke:var(--neutral);stroke-width:1.4}"
    + ".course{fill:none;stroke:var(--above);stroke-width:2}.dot{fill:var(--above)}.limit{stroke:var(--neutral);stroke-dasharray:4 3}"
    + ".outline-e{fill:none;stroke:var(--expect);stroke-width:2.5;stroke-dasharray:6 3}"
    + ".outline-p{fill:var(--above);fill-opacity:.18;stroke:var(--above);stroke-width:2}"
    + ".line-e{stroke:var(--expect);stroke-width:2.5;stroke-dasharray:6 3}.line-p{stroke:var(--above);stroke-width:2.5}"
    + ".seg{stroke:var(--neutral);stroke-width:.7}.cell{stroke:var(--paper);stroke-width:.8}" + fills("fill")
    + ".cell.hidden,.cell.none{fill:var(--panel)}"

  private static func fills(_ property: String) -> String {
    Palette.colours.filter { $0.use == .fill }.map { ".\($0.name){\(property):var(--\($0.name))}" }.joined()
  }

  private static let print =
    "@media print{html{font-size:11px;line-height:1.3;print-color-adjust:exact;-webkit-print-color-adjust:exact}main{max-width:none;padding:0}"
    + ".board{grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:.7rem}.below-both{grid-column:1/3}.below-both ul{columns:2;column-gap:2rem}.card{margin-bottom:.6rem}.first{break-after:page;zoom:.86}nav{display:none}.card{padding:.5rem}"
    + ".figures{columns:2}figure,tr,.card{break-inside:avoid}h2{break-after:avoid}figure>svg{max-height:150mm}"
    + ".board figure>svg{max-height:72mm}.first .more,.first details{display:none}"
    + ".scroll{overflow:visible}summary{color:inherit}dl{grid-template-columns:1fr 3fr}"
    + "details::details-content{content-visibility:visible;height:auto;display:block}}"
}
