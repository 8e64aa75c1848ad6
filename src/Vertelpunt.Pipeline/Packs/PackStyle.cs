namespace Vertelpunt.Pipeline.Packs;

/// <summary>The style sheet of printed matter: one for packs and recall notices.</summary>
internal static class PackStyle
{
    private const string Serif = "'Iowan Old Style','Palatino Linotype','URW Palladio L',P052,'DejaVu Serif',serif";
    private const string Sans = "Seravek,'Gill Sans Nova',Ubuntu,Calibri,'DejaVu Sans',sans-serif";

    public static string For(CardGeometry card)
    {
        static string N(double value) => CardGeometry.Number(value);
        return $$"""
            @page { size: A4 portrait; margin: 0 }
            @page wide { size: A4 landscape; margin: 0 }
            h1, h2, h3, .lead, .by, .foot { overflow-wrap: anywhere }
            * { box-sizing: border-box; margin: 0; padding: 0 }
            html { font: 10.5pt/15pt {{Sans}}; font-size-adjust: {{N(PrintedWidth.SansAspect)}}; color: #1d1d21; background: #fff; hyphens: manual; font-variant-ligatures: none; -webkit-print-color-adjust: exact; print-color-adjust: exact }
            .page { position: relative; width: 210mm; height: 297mm; padding: 15mm 15mm 24mm; break-after: page; overflow: hidden }
            .page:last-child { break-after: auto }
            .foot { position: absolute; left: 15mm; right: 15mm; bottom: 9mm; display: grid; grid-template-columns: auto auto auto; justify-content: space-between; gap: 6mm; padding-top: 2mm; border-top: .4pt solid #9a948a; font-size: 7.5pt; line-height: 10pt; color: #444 }
            .foot :last-child { text-align: right }
            .foot strong { color: #1d1d21 }
            h1 { font: 700 34pt/40pt {{Serif}}; font-size-adjust: {{N(PrintedWidth.SerifAspect)}}; color: #1c5a57; text-wrap: balance }
            h2 { font: 700 21pt/26pt {{Serif}}; font-size-adjust: {{N(PrintedWidth.SerifAspect)}}; color: #1c5a57; margin-bottom: 4mm; text-wrap: balance }
            h3 { font-size: 12pt; line-height: 16pt; margin: 5mm 0 1.5mm }
            .lead { font: 13pt/19pt {{Serif}}; font-size-adjust: {{N(PrintedWidth.SerifAspect)}}; margin-bottom: 3mm; max-width: 160mm }
            .note { color: #444; margin-top: 3mm; max-width: 160mm }
            .page ul, .page ol { padding-left: 5.5mm }
            .page li { margin-bottom: 1.2mm; padding-left: 1mm; max-width: 165mm }
            .page li::marker { color: #1c5a57; font-weight: 700 }
            table { width: 100%; border-collapse: collapse; margin: 3mm 0 }
            th, td { text-align: left; vertical-align: top; padding: 1.5mm 3mm 1.5mm 0; border-bottom: .4pt solid #cfc8bc }
            th { font-size: 8.5pt; line-height: 12pt; color: #444; border-bottom: .8pt solid #1c5a57 }
            .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 6mm }
            tfoot td { font-weight: 700; border: 0 }

            .cover { display: flex; flex-direction: column }
            .cover .kind { font-size: 13pt; margin-top: 26mm; letter-spacing: .4pt; color: #444 }
            .cover h1 { margin: 2mm 0 3mm }
            .cover.long h1 { font-size: 22pt; line-height: 27pt }
            .cover.long .kind { margin-top: 8mm }
            .cover .by { font-size: 13pt; line-height: 18pt }
            .cover .code { display: flex; align-items: baseline; gap: 8mm; margin: 12mm 0 10mm; padding: 5mm 0; border-top: 1.2pt solid #1c5a57; border-bottom: .4pt solid #9a948a }
            .cover .code b { font: 700 30pt/34pt 'DejaVu Sans Mono','Liberation Mono',Consolas,monospace; font-size-adjust: none; letter-spacing: 3pt }
            .cover .code span { font-size: 12pt }
            .cover .promise { font: 12pt/18pt {{Serif}}; font-size-adjust: {{N(PrintedWidth.SerifAspect)}}; padding: 0 0 0 5mm; border-left: 2pt solid #b4532a; max-width: 165mm }
            .cover dl { display: grid; grid-template-columns: 34mm 1fr; row-gap: 4mm; margin-top: auto; margin-bottom: 8mm; align-items: end }
            .cover dd { border-bottom: .6pt solid #777; height: 9mm }
            .cover nav { margin-top: 10mm }
            .cover nav p { font-weight: 700; margin-bottom: 1mm }
            .cover nav li { list-style: none; display: flex; gap: 3mm; padding: 0; margin: 0; line-height: 16.5pt; max-width: 120mm }
            .cover nav li span { flex: 1; border-bottom: .6pt dotted #9a948a; transform: translateY(-4pt) }
            .cover nav ul { padding: 0 }

            .guide li { font-size: 12pt; line-height: 17.5pt }
            .guide h3 { font-size: 13pt; margin-top: 7mm }
            .guide td { font-size: 12pt; line-height: 17.5pt; padding-top: 3.6mm; padding-bottom: 3.6mm }
            .guide .clock { width: 20mm }
            .exercise { break-inside: avoid; margin-bottom: 8mm; padding-left: 5mm; border-left: 1.2pt solid #1c5a57 }
            .exercise h3 { margin-top: 0; display: flex; justify-content: space-between; gap: 6mm; max-width: 165mm }
            .exercise h3 span { font-weight: 400; font-size: 10pt; color: #444; white-space: nowrap }
            .exercise .aim { font: 13pt/18pt {{Serif}}; font-size-adjust: {{N(PrintedWidth.SerifAspect)}} }
            .exercise .needs { font-size: 10pt; color: #444; margin-bottom: 2mm }

            .large { font-size: 12.5pt; line-height: 18.5pt }
            .large .lead { font-size: 15pt; line-height: 22pt }
            .large h3 { font-size: 14pt; line-height: 20pt; margin-top: 6mm }
            .large li { margin-bottom: 2mm }
            .lines { display: grid; grid-template-columns: auto auto 1fr; column-gap: 6mm; font-size: 10.5pt; line-height: 15pt; margin-top: 2mm }
            .lines b { white-space: nowrap }
            .sign { margin-top: 6mm; font-size: 10.5pt }
            .sign tbody td { height: 15mm; border-bottom: .6pt solid #777 }
            .sign tbody td { vertical-align: bottom; color: #444 }
            .sign th { width: 33% }
            .sign .of { width: 12mm; border-bottom: .8pt solid #1c5a57 }
            .sign .day { width: 38mm }
            .number { font: 700 12pt/16pt 'DejaVu Sans Mono','Liberation Mono',Consolas,monospace; font-size-adjust: none; margin-bottom: 5mm }

            .wide { page: wide; width: 297mm; height: 210mm }
            .sheet { padding: 0; display: grid; grid-template-columns: repeat({{(card.PerSheet == 1 ? 1 : 2)}}, {{N(card.WidthMm)}}mm); grid-auto-rows: {{N(card.HeightMm)}}mm }
            .card { position: relative; display: flex; flex-direction: column; padding: {{N(card.PaddingTopMm)}}mm {{N(card.PaddingSideMm)}}mm {{N(card.PaddingBottomMm)}}mm; overflow: hidden }
            .card .no { position: absolute; top: {{N(card.PaddingTopMm)}}mm; right: {{N(card.PaddingSideMm)}}mm; font-weight: 700; font-size: 11pt; line-height: {{N(card.TitleLine)}}pt; color: #1c5a57; font-variant-numeric: tabular-nums }
            .card h3 { font: 700 {{N(card.TitleSize)}}pt/{{N(card.TitleLine)}}pt {{Serif}}; font-size-adjust: {{N(PrintedWidth.SerifAspect)}}; margin: 0 {{N(CardGeometry.NumberWidth)}}pt {{N(CardGeometry.TitleGap)}}pt 0; overflow-wrap: anywhere; color: #1d1d21 }
            .card h3.untitled { font-weight: 400; font-style: italic; color: #555 }
            .card .turn { font-size: 7.5pt; line-height: {{N(CardGeometry.TurnLine)}}pt; color: #444 }
            .card .from { margin-bottom: {{N(CardGeometry.TitleGap)}}pt }
            .card .to { text-align: right; color: #1c5a57 }
            .story { flex: 1; min-height: 0; font-family: {{Serif}}; font-size-adjust: {{N(PrintedWidth.SerifAspect)}}; overflow-wrap: anywhere; unicode-bidi: isolate; font-kerning: normal }
            {{string.Concat(card.Types.Select((t, i) => $".type{i} {{ font-size: {N(t.Size)}pt; line-height: {N(t.Line)}pt }} .type{i} p.gap {{ margin-top: {N(t.ParagraphGap)}pt }} "))}}
            .story .out { color: #5a5650 }
            .answers { display: grid; grid-template-columns: repeat({{card.AnswerColumns}}, {{N(card.AnswerColumnWidth)}}pt); column-gap: {{N(CardGeometry.AnswerColumnGap)}}pt; margin-top: 4pt; padding-top: 5.5pt; border-top: .4pt solid #b9b2a6; font-size: {{N(card.AnswerSize)}}pt; line-height: {{N(card.AnswerLine)}}pt; overflow-wrap: anywhere }
            .answer + .answer { margin-top: {{N(CardGeometry.AnswerRowGap)}}pt }
            .answer .asked { color: #444; margin-bottom: 2pt }
            .answer .chosen, .answer .top, .answer .ends, .answer .placed ul { font-weight: 700 }
            .answer .written { font-weight: 700; font-style: italic }
            .answer .none { color: #555; font-style: italic }
            .scaled { position: relative }
            .scaled svg { display: block; width: 100%; height: {{N(card.ScaleHeight)}}pt; margin-bottom: 1pt }
            .scaled line { stroke: #1d1d21; stroke-width: .6; vector-effect: non-scaling-stroke }
            .scaled .dot { position: absolute; top: calc({{N(card.ScaleHeight / 2)}}pt - 2.8pt); width: 5.6pt; height: 5.6pt; margin-left: -2.8pt; border-radius: 50%; background: #1c5a57 }
            .answer .ends { display: flex; justify-content: space-between; gap: 8pt }
            .answer .ends span { flex: 0 1 50% }
            .answer .ends span:last-child { text-align: right }
            .composed .top { text-align: center }
            .composed svg { display: block; width: auto; height: {{N(card.TriadHeight)}}pt; margin: 1pt auto }
            .composed path, .placed path { fill: none; stroke: #1d1d21; stroke-width: .6 }
            .composed circle, .placed circle { fill: #1c5a57 }
            .placed { display: grid; grid-template-columns: {{N(card.PlaneSize)}}pt 1fr; column-gap: 6pt }
            .placed svg { width: {{N(card.PlaneSize)}}pt; height: {{N(card.PlaneSize)}}pt }
            .placed path { stroke-width: .5; stroke: #77716a }
            .placed text { font-size: 5.4px; font-size-adjust: none; text-anchor: middle; fill: #fff; font-weight: 700 }
            .card .placed ul { list-style: none; padding: 0 }
            .card .placed li { margin: 0; padding: 0; max-width: none }
            .tail { padding-top: {{N(CardGeometry.FootLine)}}pt; font-size: {{N(CardGeometry.FootSize)}}pt; line-height: {{N(CardGeometry.FootLine)}}pt; overflow-wrap: anywhere; color: #555 }
            .tail strong { display: block; color: #1d1d21 }
            .cut { position: absolute; background: #000 }
            .cut.h { height: .25pt; width: 5mm }
            .cut.v { width: .25pt; height: 5mm }

            .pattern h3.topic { margin-top: 0 }
            .pattern .sees { font: 16pt/23pt {{Serif}}; font-size-adjust: {{N(PrintedWidth.SerifAspect)}}; margin-bottom: 6mm; max-width: 170mm }
            .pattern .topic { color: #444; margin-bottom: 2mm }
            .pattern .picture { flex: 0 1 auto; min-height: 0; display: flex; flex-direction: column }
            .pattern .picture > svg { flex: 0 1 auto; display: block; width: 100%; height: auto; max-width: 165mm; min-height: 50mm; max-height: 150mm; margin-bottom: 5mm }
            .pattern .sure { max-width: 165mm }
            .noted > h3:first-of-type { font: 700 18pt/23pt {{Serif}}; font-size-adjust: {{N(PrintedWidth.SerifAspect)}}; margin-top: 0 }
            .note-text { font: 13pt/19pt {{Serif}}; font-size-adjust: {{N(PrintedWidth.SerifAspect)}}; margin-bottom: 3mm; max-width: 165mm; overflow-wrap: anywhere }
            .pattern, .observed { display: flex; flex-direction: column }
            .write { margin-top: 6mm }
            .write.fill { flex: 1 1 auto; display: flex; flex-direction: column; min-height: 52mm }
            .rules { flex: 1 1 0; overflow: hidden }
            .write h3 { margin: 0 }
            .write p { color: #444; font-size: 9pt; line-height: 12pt }
            .write i { display: block; height: 9mm; border-bottom: .5pt solid #8b857c }
            .boxes { display: flex; gap: 10mm; font-size: 10pt; margin-bottom: 2mm }
            .boxes span { flex: 1; border-bottom: .6pt solid #777; padding-bottom: 1mm; color: #444 }
            .check td { height: 17mm; vertical-align: middle; font-size: 11.5pt; line-height: 16pt }
            .check .tick { width: 22mm; border-left: .4pt solid #cfc8bc }
            .tasks { list-style: none }
            .page .tasks { padding: 0 }
            .page .tasks li { padding-left: 9mm; position: relative; margin-bottom: 3mm; font-size: 11.5pt }
            .tasks li::before { content: ""; position: absolute; left: 0; top: .5mm; width: 4.6mm; height: 4.6mm; border: .9pt solid #1d1d21 }
            .hashes td { padding: .9mm 4mm .9mm 0; line-height: 12pt; font-variant-numeric: tabular-nums }
            .hashes code { font: 8pt/12pt 'DejaVu Sans Mono','Liberation Mono',Consolas,monospace; font-size-adjust: none }
            """;
    }
}
