using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>The pages of a pack that come before the cards.</summary>
internal static class GuidePages
{
    /// <summary>What a help line is for is printed when it fits beside its name.</summary>
    private const int LongestAbout = 80;

    public static PackSection Guide(PackWords words)
    {
        var before = new Markup().Element("h2", words.Guide).Element("p class=\"lead\"", words.GuideLead);
        Advise(before, words.Before);

        var agenda = new Markup()
            .Element("h2", words.Agenda).Element("p class=\"lead\"", words.AgendaLead)
            .Raw($"<table><thead><tr><th scope=\"col\" class=\"n\">{Markup.Encode(words.Minutes)}</th><th scope=\"col\" class=\"clock\">{Markup.Encode(words.Clock)}</th><th scope=\"col\">{Markup.Encode(words.What)}</th><th scope=\"col\">{Markup.Encode(words.How)}</th></tr></thead><tbody>");
        foreach (var item in words.AgendaItems)
        {
            agenda.Raw($"<tr><td class=\"n\">{item.Minutes}</td><td></td>").Element("td", item.What).Element("td", item.How).Raw("</tr>");
        }

        agenda.Raw($"</tbody><tfoot><tr><td class=\"n\">{words.AgendaItems.Sum(i => i.Minutes)}</td><td></td>").Element("td", words.AgendaTotal).Raw("<td></td></tr></tfoot></table>")
            .Element("p class=\"note\"", words.AgendaNote);

        // Two or three exercises a page: they are of a known length.
        var exercises = words.ExerciseList.Chunk(3).Select((chunk, i) =>
        {
            var html = i == 0 ? new Markup().Element("h2", words.Exercises) : new Markup();
            foreach (var exercise in chunk)
            {
                html.Raw("<section class=\"exercise\"><h3>").Text(exercise.Title).Raw(" <span>\u00a0").Text($"{exercise.Minutes} {words.Minutes}").Raw("</span></h3>")
                    .Element("p class=\"aim\"", exercise.Aim)
                    .Element("p class=\"needs\"", $"{words.Needed}: {exercise.Needs}")
                    .List("ol", exercise.Steps)
                    .Raw("</section>");
            }

            return new PackPage("guide", html.ToString());
        });
        return new(words.Guide, [new("guide", before.ToString()), new("guide", agenda.ToString()), .. exercises]);
    }

    public static PackSection Instruction(WorkshopPack pack, PackWords words)
    {
        var html = new Markup().Element("h2", words.Instruction).Element("p class=\"lead\"", words.InstructionLead);
        Advise(html, words.InstructionParts);
        html.Element("h3", words.TouchedHeading).Element("p", words.Touched).Raw("<div class=\"lines\">");
        foreach (var line in pack.HelpLines.Take(8))
        {
            html.Element("b", line.Number).Element("span", line.Name).Element("span", line.About?.In(words.Language) is { Length: <= LongestAbout } about ? about : "");
        }

        return new(words.Instruction, [new("large", html.Raw("</div>").ToString())]);
    }

    public static PackSection Statement(WorkshopPack pack, PackWords words, int copy)
    {
        var html = new Markup()
            .Element("h2", words.Statement)
            .Element("p class=\"number\"", $"{words.Number} {pack.Code}-{copy}")
            .Element("p class=\"lead\"", words.StatementLead(pack.Project.In(words.Language), pack.Organisation))
            .List("ol", words.StatementPoints)
            .Raw($"<table class=\"sign\"><thead><tr><td class=\"of\"></td><th scope=\"col\">{Markup.Encode(words.Name)}</th><th scope=\"col\" class=\"day\">{Markup.Encode(words.Date)}</th><th scope=\"col\">{Markup.Encode(words.Signature)}</th></tr></thead><tbody>");
        for (var i = 1; i <= 5; i++)
        {
            html.Raw($"<tr><td>{i}</td><td></td><td></td><td></td></tr>");
        }

        html.Raw("</tbody></table>").Element("p class=\"note\"", words.StatementLaw);
        return new(words.Statement, [new("large", html.ToString())]);
    }

    private static void Advise(Markup html, IEnumerable<Advice> parts)
    {
        foreach (var part in parts)
        {
            html.Element("h3", part.Heading).List("ul", part.Points);
        }
    }
}
