import Phrases

/// The style of all pages.
public enum PageStyle {
  /// The whole style sheet, but for the formulas'.
  public static let css = PagePalette.css + layout + parts + run + narrow + print

  /// The whole style sheet for pages of a language: Korean ones are set in the family of their
  /// pictures, then in a system's own.
  public static func css(for language: Language) -> String {
    switch language {
    case .english: css
    case .korean: css + korean
    }
  }

  private static let korean = """
    body{font-family:"Noto Serif KR","Noto Serif CJK KR","Nanum Myeongjo","Apple SD Gothic Neo",\
    "Noto Sans CJK KR","Noto Sans KR",Charter,Georgia,serif;line-height:1.75;word-break:keep-all;\
    overflow-wrap:break-word}
    .sans,nav,h1,h2,h3,figcaption,th,.run,.claim,.chips,.grid,.verdict,footer,table{font-family:\
    "Noto Sans CJK KR","Noto Sans KR","Apple SD Gothic Neo","Malgun Gothic","Nanum Gothic",system-ui,\
    sans-serif}
    .snippet figcaption,.run,.claim,td,th{word-break:keep-all}

    """

  private static let layout = """
    *{box-sizing:border-box}
    html{scroll-padding-top:4rem;-webkit-text-size-adjust:100%}
    @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
    body{margin:0;background:var(--page);color:var(--ink);
    font:1.0625rem/1.65 Charter,"Bitstream Charter","Iowan Old Style","Source Serif 4",\
    "Source Serif Pro","Noto Serif",Georgia,"Nanum Myeongjo","Noto Serif KR","DejaVu Serif",serif}
    .sans,nav,h1,h2,h3,figcaption,th,.run,.claim,.chips,.grid,.verdict,footer,table{font-family:system-ui,\
    -apple-system,"Segoe UI",Roboto,"Noto Sans","Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR",\
    "Nanum Gothic","DejaVu Sans",sans-serif}
    main{max-width:44rem;margin:0 auto;padding:0 1.25rem 3rem}
    a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:.06em}
    a:hover{text-decoration-thickness:.12em}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
    .skip{position:absolute;left:-99rem}
    .skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.4rem .8rem;z-index:3}
    .bar{position:sticky;top:0;z-index:2;background:var(--page);border-bottom:1px solid var(--line)}
    .bar ul{display:flex;gap:1.5rem;align-items:baseline;list-style:none;margin:0 auto;
    padding:.65rem 1.25rem;max-width:76rem;font-size:.9rem}
    .bar li:first-child{font-weight:600;margin-right:auto}
    .bar a{text-decoration:none}
    .bar a:hover{text-decoration:underline}
    header{padding:3.2rem 0 1.2rem}
    header .over{margin:0;color:var(--quiet);font-size:.9rem;letter-spacing:.04em}
    h1{font-size:2.35rem;line-height:1.15;letter-spacing:-.02em;margin:.35rem 0 1rem;font-weight:700;
    text-wrap:balance}
    h2{font-size:1.5rem;line-height:1.25;letter-spacing:-.01em;margin:0 0 1rem;text-wrap:balance}
    h3{font-size:1.1rem;margin:1.8rem 0 .6rem}
    section.step{padding-top:3.4rem}
    section.aside{padding-top:2.6rem}
    section.step>h2 .no{display:block;font-size:.85rem;font-weight:600;letter-spacing:.04em;
    color:var(--accent);margin-bottom:.3rem}
    .contents{font-size:.92rem;margin:1.6rem 0 2rem;padding:1rem 1.2rem;background:var(--card);
    border:1px solid var(--line);border-radius:.7rem}
    .contents p{margin:0 0 .4rem;font-weight:600}
    .contents ol{margin:0;padding:0;list-style:none;columns:2;column-gap:2rem}
    .contents li{break-inside:avoid;padding:.12rem 0}
    .contents a{text-decoration:none;display:block;padding-left:1.6em;text-indent:-1.6em}
    .contents a:hover{text-decoration:underline}
    .contents .no{display:inline-block;min-width:1.6em;text-indent:0;color:var(--quiet);\
    font-variant-numeric:tabular-nums}
    @media (min-width:82rem){
    main.with-contents{margin-left:max(20rem,calc(50vw - 24rem))}
    .contents{position:fixed;top:4.2rem;left:max(1.5rem,calc(50vw - 43rem));width:15.5rem;
    margin:0;max-height:calc(100vh - 6rem);overflow:auto;background:none;border:0;padding:.4rem}
    .contents ol{columns:1}}
    footer{max-width:44rem;margin:0 auto;padding:1.6rem 1.25rem 4rem;font-size:.9rem;
    color:var(--quiet);border-top:1px solid var(--line)}
    footer .around{display:flex;justify-content:space-between;gap:1rem;margin-bottom:1.4rem}
    footer .around a{max-width:48%;text-decoration:none;font-weight:600}
    footer .around a small{display:block;font-weight:400;color:var(--quiet)}
    footer .around .next{text-align:right;margin-left:auto}

    """

  private static let parts = """
    p,ul,ol,blockquote{margin:0 0 1.05rem}
    li>p{margin:0}
    blockquote{border-left:3px solid var(--line);padding:.1rem 0 .1rem 1.1rem;color:var(--ink)}
    pre{background:var(--code);border-radius:.6rem;padding:.9rem 1.1rem;margin:0 0 1.3rem;
    overflow-x:auto;font-size:.84rem;line-height:1.55;tab-size:2}
    code,pre,samp,.mono{font-family:ui-monospace,"SF Mono",SFMono-Regular,Menlo,Consolas,\
    "Liberation Mono","D2Coding","Nanum Gothic Coding","DejaVu Sans Mono",monospace}
    :not(pre)>code{font-size:.86em;background:var(--code);padding:.1em .34em;border-radius:.3em;
    overflow-wrap:anywhere}
    .snippet{margin:0 0 1.3rem}
    .snippet pre{margin:0}
    .snippet figcaption{font-size:.78rem;color:var(--quiet);padding:.35rem .1rem 0;text-align:right}
    .k{color:var(--keyword)}.t{color:var(--type)}.f{color:var(--call)}
    .s{color:var(--string)}.n{color:var(--number)}.c{color:var(--comment);font-style:italic}
    @media (min-width:62rem){.snippet,main>pre,section>pre{width:max-content;min-width:100%;
    max-width:calc(100% + 12rem)}}
    @media (min-width:62rem) and (max-width:81.99rem){.snippet,main>pre,section>pre{
    max-width:calc(100% + 8rem)}}
    .scroll{overflow-x:auto;margin:0 0 1.3rem}
    caption{text-align:left;font-weight:600;padding:0 0 .3rem}
    table{border-collapse:collapse;font-size:.9rem;line-height:1.45;min-width:50%}
    th{text-align:left;font-weight:600;color:var(--quiet);font-size:.84rem}
    th,td{padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}
    th:last-child,td:last-child{padding-right:0}
    td.num,th.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    td code{white-space:nowrap}
    td[align=right]{font-variant-numeric:tabular-nums}
    figure.picture{margin:1.6rem 0 1.8rem;text-align:center}
    figure.picture.wide{margin-left:calc(50% - min(50vw - 1.25rem,33rem));
    margin-right:calc(50% - min(50vw - 1.25rem,33rem))}
    @media (min-width:82rem){main.with-contents figure.picture.wide figcaption{margin-left:0}
    main.with-contents figure.picture.wide{margin-left:0;text-align:left;
    margin-right:calc(-1*min(20rem,100vw - max(20rem,50vw - 24rem) - 46rem))}}
    .frame{display:inline-block;max-width:100%;background:var(--paper);border:1px solid var(--line);
    border-radius:.6rem;padding:.35rem;line-height:0;font:inherit}
    button.frame{cursor:zoom-in}
    figure.picture img{max-width:100%;height:auto}
    figure.picture figcaption{font-size:.88rem;line-height:1.5;color:var(--quiet);
    max-width:40rem;margin:.6rem auto 0}
    dialog{border:0;padding:0;background:var(--paper);max-width:96vw;max-height:96vh;overflow:auto;
    border-radius:.6rem}
    dialog::backdrop{background:rgb(0 0 0/.7)}
    dialog form{position:sticky;top:0;left:0;text-align:right;height:0}
    dialog button{position:sticky;right:.5rem;margin:.5rem;font:inherit;font-size:.9rem;
    padding:.35rem .9rem;border-radius:2rem;border:1px solid #5a6170;background:#fff;color:#1b1f27}
    dialog img{display:block;max-width:none}
    .formula{display:block;overflow-x:auto;overflow-y:hidden;margin:0 0 1.1rem;padding:.2rem 0;text-align:center}
    .katex{font-size:1.08em}
    .katex-display{margin:.3em 0}
    code.math{white-space:pre-wrap}
    .footnotes{font-size:.9rem;color:var(--quiet);border-top:1px solid var(--line);margin-top:3rem;
    padding-top:1rem}
    .footnote-ref{line-height:0}
    .footnote-ref a,.footnote-backref{text-decoration:none}

    """

  private static let run = """
    .chips{display:flex;flex-wrap:wrap;gap:.45rem;margin:0;padding:0;list-style:none;font-size:.82rem}
    .chips li{border:1px solid var(--line);border-radius:2rem;padding:.12rem .75rem;
    background:var(--card);color:var(--quiet);overflow-wrap:anywhere}
    .chips b{color:var(--ink);font-weight:600}
    .notice{font-size:.92rem;color:var(--notice);border:1px solid currentColor;border-radius:.6rem;
    padding:.55rem .9rem;margin:1.1rem 0 0}
    .claim{background:var(--card);border:1px solid var(--line);border-left:5px solid var(--quiet);
    border-radius:.5rem;padding:.9rem 1.1rem;margin:0 0 1.1rem;font-size:.95rem;line-height:1.5;
    break-inside:avoid}
    .claim.held{border-left-color:var(--good)}
    .claim.failed{border-left-color:var(--bad)}
    .claim p{margin:0 0 .35rem}
    .claim .says{font-weight:600}
    .claim .ko{color:var(--quiet)}
    .claim .measured{margin:.55rem 0 0}
    .claim .construction{margin:.35rem 0 0;color:var(--quiet)}
    .claim .construction b{color:var(--ink);border:1px solid var(--line);border-radius:2rem;\
    padding:.05rem .6rem;font-size:.8rem}
    .verdict{font-weight:700;white-space:nowrap}
    .held .verdict{color:var(--good)}
    .failed .verdict{color:var(--bad)}
    .open .verdict{color:var(--quiet)}
    .claim .lesson{margin:.55rem 0 0;padding-top:.5rem;border-top:1px dashed var(--line);
    color:var(--quiet);font-size:.9rem}
    .claim .lesson p{margin:0 0 .3rem}
    .claim .lesson b{font-size:.78rem;letter-spacing:.02em}
    .claim .lesson p:last-child{margin:0}
    ul:has(>li>.claim){margin-bottom:0;padding-left:0;list-style:none}
    .run{background:var(--card);border:1px solid var(--line);border-radius:.7rem;
    padding:.2rem 1.2rem 1rem;margin:1.6rem 0 0;font-size:.92rem;line-height:1.55}
    .run>h3{display:flex;gap:1rem;justify-content:space-between;font-size:.84rem;font-weight:600;
    color:var(--quiet);margin:.7rem 0 .7rem;letter-spacing:.02em}
    .run>h3 small{font-weight:400;font-size:1em}
    .run p.says{margin:0 0 .6rem;white-space:pre-line;overflow-wrap:anywhere}
    .run .title{margin:.9rem 0 .3rem;font-weight:600}
    .run table{font-size:.86rem}
    .run .scroll{margin-bottom:.9rem}
    .run .scroll:last-child,.run p:last-child{margin-bottom:0}
    .metrics{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));
    gap:.15rem 1.6rem;margin:0 0 .9rem}
    .metrics div{display:flex;justify-content:space-between;gap:.8rem;align-items:baseline;
    border-bottom:1px solid var(--line);padding:.25rem 0}
    .metrics dt{font-size:.8rem;color:var(--quiet);overflow-wrap:break-word;min-width:0}
    .metrics dd{margin:0;font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap}
    .metrics dd small{font-weight:400;color:var(--quiet)}
    .run .claim:last-child{margin-bottom:.2rem}
    .timed{font-weight:400;color:var(--quiet)}
    .grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));gap:1.4rem;
    list-style:none;margin:0;padding:0}
    .grid li{background:var(--card);border:1px solid var(--line);border-radius:.7rem;overflow:hidden;
    display:flex;flex-direction:column}
    .grid .shot{background:var(--paper);aspect-ratio:16/10;overflow:hidden;display:block;
    border-bottom:1px solid var(--line)}
    .grid .shot img{width:100%;height:100%;object-fit:contain;display:block}
    .grid .text{padding:.9rem 1.1rem 1.1rem}
    .grid h2{font-size:1.05rem;margin:0 0 .3rem}
    .grid h2 a{text-decoration:none}
    .grid h2 a:hover{text-decoration:underline}
    .grid p{margin:0;font-size:.9rem;color:var(--quiet);line-height:1.5}
    .grid code{font-size:.85rem}
    main.index{max-width:68rem}

    """

  private static let narrow = """
    @media (max-width:40rem){
    body{font-size:1rem}
    main,footer{padding-left:1rem;padding-right:1rem}
    header{padding-top:2rem}
    h1{font-size:1.75rem}
    h2{font-size:1.3rem}
    .bar ul{gap:1rem;padding:.6rem 1rem;overflow-x:auto;white-space:nowrap}
    .contents ol{columns:1}
    pre{margin-left:-1rem;margin-right:-1rem;border-radius:0;font-size:.78rem}
    .snippet pre{margin-left:-1rem;margin-right:-1rem}
    .run{padding-left:.9rem;padding-right:.9rem}
    .metrics{grid-template-columns:1fr}
    .frame{padding:.15rem}
    .grid{grid-template-columns:1fr}}

    """

  private static let print = """
    @media print{
    .snippet,main>pre,section>pre{width:auto;max-width:100%}
    @page{margin:18mm 16mm}
    body{background:#fff;font-size:10.5pt;line-height:1.45}
    .bar,.contents,.skip,footer .around{display:none}
    main{max-width:none;padding:0}
    header{padding:0 0 .5rem}
    section.step{padding-top:1.6rem}
    pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #ddd;font-size:8.5pt}
    h2,h3{break-after:avoid;break-inside:avoid}
    tr,.scroll,.metrics div{break-inside:avoid}
    figure.picture,.run table,.claim,.snippet{break-inside:avoid}
    figure.picture.wide{margin-left:0;margin-right:0}
    .frame{border:0;padding:0}
    figure.picture img{max-height:200mm;width:auto}
    .run{break-inside:auto}
    a{color:inherit;text-decoration:none}
    .scroll,.formula{overflow:visible}}

    """
}
