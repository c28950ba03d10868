/// The one style sheet, carried inside every page: screen light and dark, phone, and paper.
enum PageStyle {
    static let sheet = HTML(
        trustedMarkup: """
            :root{color-scheme:light dark;\(Palette.properties(Palette.light))}
            @media screen and (prefers-color-scheme:dark){:root{\(Palette.properties(Palette.dark))}}
            \(base)\(tables)\(figures)\(phone)\(paper)
            """)

    private static let base = """
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:var(--page);color:var(--ink);overflow-wrap:break-word;
        font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        a{color:var(--link);text-underline-offset:.15em}
        a:hover{text-decoration-thickness:.15em}
        :focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
        h1,h2,h3{line-height:1.25;text-wrap:balance}
        h1{font-size:1.85rem;margin:0 0 .25rem;letter-spacing:-.01em}
        h2{font-size:1.3rem;margin:0 0 .75rem}
        h3{font-size:1.05rem;margin:1.5rem 0 .4rem}
        p,ul,ol,dl{margin:0 0 .85rem}
        p,li,dd{max-width:48rem}
        li{margin-bottom:.3rem}
        code{font:.95em ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;
        background:var(--page);border:1px solid var(--line);border-radius:4px;padding:0 .35em;
        display:inline-block;max-width:100%;overflow-wrap:anywhere}
        .skip{position:absolute;left:-200vw;top:0;padding:.6rem 1rem;background:var(--card);color:var(--link)}
        .skip:focus{left:.5rem;top:.5rem}
        .band{background:var(--band);color:var(--band-ink)}
        .band>div,main,footer{max-width:68rem;margin:0 auto;padding:0 1.5rem}
        .band>div{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;min-height:3.5rem;padding-block:.6rem}
        .brand{display:flex;gap:.6rem;align-items:center;font-weight:650;letter-spacing:.01em}
        .brand svg{width:1.6rem;height:1.6rem;flex:none}
        .band nav{margin-left:auto}
        .band a{color:inherit;display:inline-block;padding:.3rem 0}
        .band :focus-visible{outline-color:var(--band-ink)}
        main{padding-block:2rem 1rem}
        main:focus{outline:none}
        .lead{color:var(--muted);margin-bottom:1.5rem}
        .lead p{margin:0}
        section,.notice,.verdict{background:var(--card);border:1px solid var(--line);border-radius:10px;
        padding:1.4rem 1.5rem;margin:0 0 1.25rem}
        section>:last-child,.notice>:last-child,.verdict>:last-child{margin-bottom:0}
        .notice,.verdict{border-left-width:8px}
        .notice{border-left-color:var(--warn);background:var(--warn-tint)}
        .notice h2,.verdict h2{font-size:1.2rem;margin-bottom:.35rem;display:flex;gap:.55rem;align-items:center}
        .notice h2{color:var(--warn)}
        .verdict h2{font-size:1.45rem}
        h2 svg,.tag svg{width:1.15em;height:1.15em;flex:none}
        .good{border-left-color:var(--good);background:var(--good-tint)}.good h2{color:var(--good)}
        .warn{border-left-color:var(--warn);background:var(--warn-tint)}.warn h2{color:var(--warn)}
        .bad{border-left-color:var(--bad);background:var(--bad-tint)}.bad h2{color:var(--bad)}
        .tag{display:inline-flex;gap:.35em;align-items:baseline;font-weight:650;white-space:nowrap}
        .tag svg{align-self:center}
        .tag.is-good{color:var(--good)}.tag.is-warn{color:var(--warn)}.tag.is-bad{color:var(--bad)}
        .muted{color:var(--muted)}
        .small{font-size:.9rem}
        .steps{padding-left:1.4rem}
        .steps li{margin-bottom:.45rem;padding-left:.25rem}
        .names{list-style:none;padding:0}
        .names code{font-size:1.05rem;padding:.3em .6em}
        .sent td:last-child{white-space:nowrap}
        .columns{columns:20rem 2}
        .links{list-style:none;padding:0}
        .links li{padding:.5rem 0;border-bottom:1px solid var(--line);margin:0}
        .links li:last-child{border-bottom:0;padding-bottom:0}
        .links a{font-weight:600}
        dl.facts{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.35rem 1.25rem}
        dl.facts dt{color:var(--muted)}
        dl.facts dd{margin:0}
        dl.rules dt{font-weight:650;margin-top:1.1rem}
        dl.rules dd{margin:.15rem 0 0}
        footer{color:var(--muted);padding-block:1rem 2.5rem;font-size:.92rem}
        footer h2{font-size:1rem;color:var(--ink);margin-bottom:.35rem}

        """

    private static let tables = """
        .scroll{overflow-x:auto;margin-bottom:.85rem}
        table{border-collapse:collapse;width:100%;margin-bottom:1.25rem;font-variant-numeric:tabular-nums}
        caption{text-align:left;font-weight:650;padding-bottom:.5rem}
        caption .muted{display:block;font-weight:400;max-width:48rem}
        th,td{text-align:left;vertical-align:top;padding:.5rem .9rem .5rem 0;border-bottom:1px solid var(--line)}
        thead th{color:var(--muted);font-size:.88rem;font-weight:600;vertical-align:bottom}
        tbody th{font-weight:600}
        tbody tr:last-child>*{border-bottom:0}
        th.number,td.number{text-align:right;white-space:nowrap}
        thead th.number{white-space:normal}
        .numbers td.number{font-size:1.1rem;font-weight:650;min-width:6.5rem;padding-right:1.75rem}
        .numbers tbody th{width:17rem}
        .numbers td.text{color:var(--muted);font-size:.92rem}
        .numbers .state{display:block;font-size:.85rem;font-weight:400}
        td.text .tag.state{display:flex}
        .numbers .tag.state{display:flex;justify-content:flex-end;font-weight:600}
        .findings tbody th{width:6.5rem;font-size:1.05rem}
        th code,td code{white-space:nowrap}
        .where{display:block;font-weight:400;font-size:.88rem;color:var(--muted)}
        .rule{display:block;font-size:.85rem;font-weight:400;color:var(--muted)}
        .shares{max-width:44rem}
        .shares .number{width:8rem}
        .shares tbody th{font-weight:400}
        .shares th,.shares td{padding-block:.35rem}
        .stacked .tag{white-space:normal}
        .stacked tbody th{min-width:11rem}
        .below{padding-left:1.25rem;font-weight:400;display:inline-block}
        .prose{white-space:pre-wrap}

        """

    private static let figures = """
        .keys{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:1rem;list-style:none;padding:0;
        margin:0 0 1.25rem}
        .keys li{margin:0;background:var(--card);border:1px solid var(--line);border-top:4px solid var(--bar);
        border-radius:10px;padding:.9rem 1.1rem}
        .keys .value{display:block;font-size:2rem;font-weight:680;line-height:1.2;font-variant-numeric:tabular-nums}
        .keys .label{display:block;font-weight:600;line-height:1.3}
        .keys .change{display:block;color:var(--muted);font-size:.88rem;margin-top:.3rem}
        figure{margin:0 0 1.5rem;break-inside:avoid}
        figcaption{font-weight:650;margin-bottom:.5rem}
        .chart{display:grid;grid-template-columns:minmax(0,6fr) minmax(0,5fr);gap:.5rem 2.5rem;align-items:start}
        .chart svg{width:100%;height:auto;display:block;max-width:32rem}
        .chart table{font-size:.92rem;margin:0}
        .chart th,.chart td{padding-block:.22rem}
        .chart tbody th{white-space:nowrap;font-weight:400}
        svg text{fill:var(--muted);font-size:12px}
        svg .grid{stroke:var(--line);stroke-width:1}
        svg .bar{fill:var(--bar)}
        svg .bar-second{fill:var(--card);stroke:var(--bar-second);stroke-width:2}
        .legend{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;font-size:.92rem;margin:0 0 .4rem;padding:0;list-style:none}
        .legend li{display:flex;gap:.45rem;align-items:center;margin:0}
        .legend svg{width:.95rem;height:.95rem;flex:none}
        .pair{display:grid;grid-template-columns:1fr 1fr;gap:0 2.5rem}

        """

    private static let phone = """
        @media (max-width:46rem){
        .band>div,main,footer{padding-inline:1rem}
        .band nav{margin-left:0}
        h1{font-size:1.5rem}
        section,.notice,.verdict{padding:1.1rem 1rem}
        .chart,.pair{grid-template-columns:minmax(0,1fr)}
        .keys{grid-template-columns:repeat(2,minmax(0,1fr));gap:.75rem}
        .keys .value{font-size:1.6rem}
        dl.facts{grid-template-columns:1fr;gap:0}
        dl.facts dd{margin-bottom:.6rem}
        table.numbers thead,table.listed thead{position:absolute;left:-200vw}
        table.numbers,table.numbers tbody,table.listed,table.listed tbody,
        table.listed tr,table.listed tbody th,table.listed td{display:block}
        table.numbers caption,table.listed caption{display:block}
        table.numbers tr{display:grid;grid-template-columns:1fr auto;border-bottom:1px solid var(--line)}
        table.numbers tbody th,table.numbers td{border-bottom:0;width:auto}
        table.numbers td.number{padding-right:0}
        table.numbers td.text{grid-column:1/-1;padding:0 0 .7rem}
        table.listed tr{border-bottom:1px solid var(--line);padding:.7rem 0}
        table.listed tbody th,table.listed td{border:0;padding:0 0 .2rem;width:auto}
        .listed .where{display:inline;margin-left:.6rem}
        table.stacked thead{position:absolute;left:-200vw}
        table.stacked,table.stacked caption,table.stacked tbody,table.stacked tr,table.stacked tbody th{display:block}
        table.stacked tr{border-bottom:1px solid var(--line);padding:.7rem 0}
        table.stacked tbody th,table.stacked td{border:0;padding:0 0 .2rem;width:auto;text-align:left}
        table.stacked td{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:0 .75rem;align-items:baseline}
        table.stacked code{white-space:normal}
        table.stacked td::before{content:attr(data-title);color:var(--muted);font-size:.88rem}
        }

        """

    /// On paper: A4, black on white, nothing that only a screen needs; rows and figures stay whole.
    private static let paper = """
        @media print{
        @page{size:A4;margin:15mm 14mm 16mm}
        html{font-size:10pt}
        body{background:#fff}
        .skip,.band nav{display:none}
        .band{background:none;color:#000;border-bottom:1.5pt solid #000}
        .band>div,main,footer{max-width:none;padding-inline:0}
        .band>div{min-height:0}
        main{padding-top:.8rem}
        section,.keys li{border-radius:0}
        section{border-width:0 0 .5pt;padding:.6rem 0 .9rem;margin-bottom:.6rem}
        .notice,.verdict{border-width:.5pt .5pt .5pt 5pt;border-radius:0;padding:.7rem 1rem;break-inside:avoid}
        h2,h3,caption,figcaption{break-after:avoid}
        tr,li,figure,.chart{break-inside:avoid}
        thead{display:table-header-group}
        .scroll{overflow:visible}
        th,td{padding-block:.25rem}
        a{color:inherit}
        .keys{grid-template-columns:repeat(4,1fr);gap:.5rem}
        .keys .value{font-size:1.5rem}
        footer{padding-block:.6rem 0}
        }
        """
}
