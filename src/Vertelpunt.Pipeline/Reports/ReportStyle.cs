namespace Vertelpunt.Pipeline.Reports;

/// <summary>The style sheet of reports, for paper and screen.</summary>
internal static class ReportStyle
{
    private const string Serif = "'Iowan Old Style','Palatino Linotype','URW Palladio L',P052,'DejaVu Serif',serif";
    private const string Sans = "Seravek,'Gill Sans Nova',Ubuntu,Calibri,'DejaVu Sans',sans-serif";

    /// <param name="foot">Stands at the foot of every page.</param>
    public static string For(string foot)
    {
        // As a CSS string: quotes, line ends, and what would close the style element are taken out of it.
        var safe = string.Concat(foot.Where(c => !char.IsControl(c) && c is not ('"' or '\\' or '<' or '>')));
        return $$"""
            @page { size: A4; margin: 20mm 20mm 22mm; @bottom-left { content: "{{safe}}"; font: 7.5pt {{Sans}}; color: #555 } @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt {{Sans}}; color: #555 } }
            @page :first { @bottom-left { content: "" } @bottom-right { content: "" } }
            * { box-sizing: border-box; margin: 0; padding: 0 }
            html { font: 10.5pt/15.5pt {{Sans}}; color: #1d1d21; background: #fff; -webkit-print-color-adjust: exact; print-color-adjust: exact }
            p, li { max-width: 165mm; overflow-wrap: anywhere; orphans: 3; widows: 3 }
            h1, h2, h3 { font-family: {{Serif}}; overflow-wrap: anywhere; break-after: avoid; text-wrap: balance }
            h1 { font-size: 34pt; line-height: 40pt; color: #1c5a57; margin: 2mm 0 6mm }
            h2 { font-size: 21pt; line-height: 26pt; color: #1c5a57; margin-bottom: 4mm }
            h3 { font-size: 14.5pt; line-height: 19pt; margin: 0 0 2mm }
            h4 { font-size: 10.5pt; line-height: 15pt; margin: 5mm 0 1.5mm; break-after: avoid }
            ul { padding-left: 5mm }
            li { margin-bottom: 1mm }
            li::marker { color: #1c5a57 }
            .cover { min-height: 235mm; display: flex; flex-direction: column; break-after: page; padding-top: 40mm }
            .kind { font-size: 13pt; color: #555; letter-spacing: .4pt }
            .by { font-size: 13pt; line-height: 19pt; color: #444 }
            .purpose { font: 13pt/20pt {{Serif}}; margin: 14mm 0 6mm; max-width: 150mm }
            .promise { margin-top: auto; border-left: 2pt solid #b4532a; padding-left: 5mm; font: 11pt/16.5pt {{Serif}} }
            .lead { font: 12.5pt/18.5pt {{Serif}}; margin-bottom: 4mm }
            .contents { list-style: none; padding: 0; margin: 4mm 0 8mm }
            .contents > li { border-top: .5pt solid #cfc8bc; padding: 3mm 0 }
            .contents strong { font-size: 12pt }
            .contents ul { margin-top: 1.5mm }
            .note, .sure, .when, .topic { color: #555; font-size: 9.5pt; line-height: 14pt }
            section + section { margin-top: 12mm }
            .appendix { break-before: page }
            section + .appendix { margin-top: 0 }
            article { padding: 5mm 0 6mm; border-top: 1.2pt solid #1c5a57 }
            .seen { font: 12pt/18pt {{Serif}}; margin-bottom: 2.5mm }
            .again { font-size: 9.5pt; color: #7d4a1d; border-left: 2pt solid #b4532a; padding-left: 3mm; margin-bottom: 3mm }
            blockquote { font: italic 12pt/18pt {{Serif}}; margin: 3mm 0 3mm 6mm; padding-left: 5mm; border-left: 1.6pt solid #7fafa9; max-width: 150mm; break-inside: avoid; overflow-wrap: anywhere }
            figure { break-inside: avoid; margin: 5mm 0 }
            figure svg { display: block; width: 100%; max-width: 118mm; height: auto; max-height: 105mm; margin: 2mm 0 }
            figcaption { font-weight: 600; max-width: 150mm }
            .readings { break-inside: avoid; display: grid; grid-template-columns: 1fr 1fr; gap: 4mm; align-items: start }
            .reading { position: relative; border: .6pt solid #cfc8bc; border-radius: 1.5mm; padding: 3mm 3.5mm 3mm 10mm; break-inside: avoid }
            .letter { position: absolute; left: 3.5mm; top: 3mm; font: 700 12pt/15.5pt {{Serif}}; color: #1c5a57 }
            .idea { margin-top: 1.5mm; font-size: 9.5pt; line-height: 14pt }
            .idea span { color: #555 }
            table { width: 100%; border-collapse: collapse; margin-top: 1.5mm }
            th { text-align: left; font-size: 8.5pt; color: #444; border-bottom: .8pt solid #1c5a57; padding: 1mm 3mm 1mm 0 }
            td { vertical-align: top; border-bottom: .4pt solid #cfc8bc; padding: 1.8mm 3mm 1.8mm 0; overflow-wrap: anywhere }
            tr { break-inside: avoid }
            .method li { margin-bottom: 2.5mm }
            .grid { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm 10mm; align-items: start }
            .grid figure { margin: 0 }
            .grid .topic { font-weight: 600; color: #1d1d21; font-size: 10.5pt; margin-bottom: 1mm }
            .grid figcaption { font-weight: 400; font-size: 9.5pt; line-height: 14pt }
            @media screen {
              html { background: #f5f3ef; font-size: 1rem; line-height: 1.55 }
              body { max-width: 52rem; margin: 0 auto; background: #fff; padding: 2rem clamp(1rem, 6vw, 4rem) 4rem }
              .cover { min-height: 0; padding-top: 2rem; padding-bottom: 2rem }
              section { margin-top: 3rem }
              figure { overflow-x: auto }
              h1 { font-size: clamp(1.6rem, 7vw, 2.6rem); line-height: 1.2 }
            }
            @media screen and (max-width: 40rem) { .readings, .grid { grid-template-columns: 1fr } }
            """;
    }
}
