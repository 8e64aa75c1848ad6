namespace Vertelpunt.Pipeline.Paper;

/// <summary>What a form on paper adds to the style sheet of printed matter.</summary>
internal static class PaperStyle
{
    public const string Sheet = """
        .form { display: flex; flex-direction: column }
        .form .foot { row-gap: .5mm }
        .form .foot .help { grid-column: 1 / -1; text-align: left; color: #1d1d21; font-size: 8pt }
        .form h1 { font-size: 25pt; line-height: 30pt; margin-bottom: 1mm }
        .form h2 { margin: 0 0 2mm }
        .form h3 { margin: 4mm 0 1mm }
        .form .lead { font-size: 12pt; line-height: 17pt; max-width: none }
        .form li { max-width: none }
        .form .care { margin-top: 4mm; padding-left: 4mm; border-left: 2pt solid #b4532a; font-size: 11pt; line-height: 16pt }
        .form .numbers { display: grid; grid-template-columns: auto auto 1fr; column-gap: 5mm; font-size: 9.5pt; line-height: 13pt }
        .form .numbers b { white-space: nowrap }
        .form .fill { display: flex; gap: 8mm; margin-top: 2mm }
        .form .fill span { flex: 1; border-bottom: .6pt solid #777; padding: 3mm 0 1mm; color: #444 }
        .form .ask { margin-top: 5mm }
        .form .ask:first-child, .form h2 + .ask { margin-top: 0 }
        .form .head { display: grid; grid-template-columns: 8mm 1fr auto; column-gap: 2mm; align-items: baseline }
        .form .head h3 { margin: 0; font-size: 11.5pt; line-height: 15pt }
        .form .head .no { font-weight: 700; color: #1c5a57 }
        .form .light { color: #444; font-size: 9.5pt; white-space: nowrap }
        .form .hint { margin-left: 10mm; color: #444; font-size: 9.5pt; line-height: 13pt }
        .form h2 + .hint { margin-left: 0 }
        .form .if { font-weight: 700 }
        .box { display: inline-block; width: 4.2mm; height: 4.2mm; border: .8pt solid #1d1d21; vertical-align: -.8mm; margin-right: 1.6mm; background: #fff }
        .light .box { width: 3.4mm; height: 3.4mm; border-width: .6pt; vertical-align: -.5mm }
        .form .options { display: grid; column-gap: 5mm; margin: 1mm 0 0 10mm; padding: 0; list-style: none }
        .form .options li { display: grid; grid-template-columns: 5.8mm 4.5mm 1fr; align-items: baseline; margin: 0 0 1mm; padding: 0 }
        .form .options li > i { font-style: normal; font-size: 8pt; color: #666 }
        .form .options .own { grid-column: 1 / -1; grid-template-columns: 5.8mm 4.5mm auto 1fr; column-gap: 0 }
        .form .options .own u { text-decoration: none; border-bottom: .6pt solid #777; height: 5mm; margin-left: 2mm }
        .form .scale-line { margin: 2mm 6mm 0 10mm }
        .form .scale-line svg { display: block; width: 100%; height: 8mm }
        .form .ends { display: flex; justify-content: space-between; gap: 8mm }
        .form .ends span { flex: 0 1 45%; font-weight: 700; font-size: 10pt; line-height: 13pt }
        .form .ends span:last-child { text-align: right }
        .form .corner { text-align: center; font-weight: 700; font-size: 10pt; line-height: 13pt }
        .form .corners { margin: 1mm 20mm 0 30mm }
        .form .corners svg { display: block; height: 58mm; margin: 1mm auto }
        .form .plane { display: grid; grid-template-columns: 96mm 1fr; column-gap: 8mm; margin: 1mm 0 0 10mm; align-items: center }
        .form .plane svg { display: block; width: 70mm; height: 70mm; margin: 1mm auto }
        .form .stones { list-style: none; padding: 0 }
        .form .stones b { display: inline-block; width: 7mm; color: #1c5a57 }
        .form svg path, .form svg line { fill: none; stroke: #1d1d21; stroke-width: 1; vector-effect: non-scaling-stroke }
        .form svg .faint { stroke: #b9b2a6; stroke-width: .6 }
        .ruled i { display: block; height: 9mm; border-bottom: .5pt solid #8b857c }
        .form .ask .ruled { margin-left: 10mm }
        .strip { margin-top: auto; padding-top: 3mm; border-top: 1pt dashed #1d1d21; position: relative }
        .strip .tear { position: absolute; top: -2.1mm; right: 0; padding-left: 3mm; background: #fff; font-size: 7.5pt; line-height: 10pt; color: #444 }
        .strip h3 { margin: 0 }
        .strip .code { font: 700 19pt/26pt 'DejaVu Sans Mono','Liberation Mono',Consolas,monospace; font-size-adjust: none; letter-spacing: .5pt; margin: 1mm 0 }
        .strip p { font-size: 9.5pt; line-height: 13pt; max-width: none }
        """;
}
