using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Pipeline.Reports;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Notes;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Cli.Demo;

/// <summary>What a team could have made of the demo stories, so that a newcomer finds every page in use: views, observations, themes, perspectives, a session, a pack.</summary>
/// <remarks>The patterns are looked up, not made up: an observation rests on the stories that are included.</remarks>
internal sealed class DemoNotes(NoteStore notes, CollectionReader reader, StoryShelf shelf, PackDesk packs)
{
    public async Task EnsureAsync(Project project, string actor, CancellationToken cancellationToken)
    {
        if ((await notes.ListAsync(project.Id, cancellationToken)).Count > 0)
        {
            return;
        }

        using var scope = AuditScope.Enter(project.Id);
        Task<Guid> Add(Note note) => notes.AddAsync(project.Id, note, actor, cancellationToken);
        var basis = await reader.BasisAsync(project, cancellationToken);
        var readable = await shelf.ReadAsync(project, [.. (await shelf.ReadableAsync(project, cancellationToken)).Select(r => r.Id)], cancellationToken);
        var (support, ahead, helped, often, decided) = (new Sight("", "steun", "toekomst"), new Sight("", "toekomst"), new Sight("", "wie_hielp", "steun"), new Sight("", "hoe_vaak"), new Sight("", "wie_bepaalde", "toekomst"));

        await Add(new SavedView("Steun en vooruitkijken", support, Remark.Remarkable));
        await Add(new SavedView("Wie helpt, en hoe gedragen voelt dat?", helped, Remark.Remarkable));
        await Add(new SavedView("Waar het vaak gebeurt", often, Remark.Unmarked));
        var alone = await Add(new Theme("Er alleen voor staan", "Wat gebeurt er als niemand iets vraagt, en wat als iemand dat wel doet?"));
        var rules = await Add(new Theme("Wie bepaalt"));
        var courage = await Add(new Perspective("Vragen kost moed", "Wie een keer merkt dat er iemand komt, durft weer te vragen; wie niets merkt, houdt op."));
        var other = await Add(new Perspective("Het loopt andersom"));

        var first = await Add(new Observation(
            "Wie gedragen werd, kijkt lichter vooruit", "Hoe meer steun iemand om zich heen had, hoe meer vertrouwen er is in wat komt. Wie er alleen voor stond, kijkt vaker met zorg vooruit.",
            ObservationStrength.Strong,
            [
                new("Steun van toen helpt nog steeds: wie één keer merkte dat er iemand kwam, durft er weer op te rekenen.", "Zorg dat er na een crisis iemand terugbelt.") { Perspective = courage },
                new("Het loopt andersom: wie toch al met vertrouwen leeft, vraagt eerder en krijgt dus ook meer steun.", "Vraag zelf, wacht niet tot iemand vraagt.") { Perspective = other },
                new("Wie nu zorgen heeft, herinnert zich vooral wat er ontbrak."),
            ])
        { Patterns = [new(support), new(ahead)], Stories = Linked(s => Value(s, "steun") is > 65), Theme = alone, Basis = basis });
        var second = await Add(new Observation(
            "Als niemand hielp, stopte ook het vragen", "In verhalen waarin niemand hielp, vertellen mensen dat ze op den duur niet meer vroegen. De meeste hulp kwam van dichtbij: familie, een vriend, de buurt.",
            ObservationStrength.Medium,
            [
                new("Vragen kost moed, en die raakt op na een paar keer niets.", "Eén vast gezicht dat terugkomt, ook zonder vraag.") { Perspective = courage },
                new("Er was wel hulp, maar niet de hulp die paste; dan voelt het als niemand.", "Vraag eerst: hoe doe jij het altijd?"),
            ])
        { Patterns = [new(helped), new(often)], Stories = Linked(s => s.Answers.GetValueOrDefault("wie_hielp") is Chosen { OptionIds: ["niemand"] }), Theme = alone, Basis = basis });
        await Add(new Observation(
            "Waar de regels bepaalden, bleef de zorg", "Verhalen waarin vooral de regels en het systeem bepaalden hoe het liep, eindigen vaker met zorg over later.",
            ObservationStrength.Medium,
            [
                new("Regels laten mensen wachten zonder te weten waarop; dat blijft hangen.", "Zeg altijd wie er beslist en wanneer."),
                new("Het zijn de zwaarste verhalen die bij het systeem belanden. De zorg komt van wat er gebeurde, niet van de regels.") { Perspective = other },
            ])
        { Patterns = [new(decided)], Theme = rules, Basis = basis });

        await Add(new WorkSession("Werksessie in de buurtkamer", new(2026, 10, 15), 11, [first, second],
            [
                new(InsightKind.Insight, "Hulp begint vaak met iemand die aanbelt zonder dat het gevraagd is."),
                new(InsightKind.Dilemma, "Aanbellen kan helpen, maar ook opdringen. Hoe weet je welke van de twee het is?"),
                new(InsightKind.Question, "Wat doen we voor wie niemand heeft en ook niet vraagt?"),
            ],
            [
                new("Na elke crisis belt binnen twee weken iemand terug", "wijkteam", "vanaf januari"),
                new("Eén formulier minder: handtekening mag ook mondeling", "gemeente", "voorstel in maart"),
            ]));

        var candidates = await packs.CandidatesAsync(project, cancellationToken);
        if (candidates.Count > 0)
        {
            var form = (await reader.ReadAsync(project, project.Settings.MinimumCell, cancellationToken)).Form;
            var chosen = PackChoice.Choose(form, candidates, new(8)).Select(c => c.Id);
            await packs.MakeAsync(project, new("Werksessie in de buurtkamer", [.. chosen], CardFormat.A6, 2, 2, ["steun", "steun~toekomst"], [first, second]), actor, cancellationToken);
        }

        // Two of those whose tellers allow quoting, with their first sentences picked, and one that may only be read.
        IReadOnlyList<LinkedStory> Linked(Func<ShelfStory, bool> fits) =>
        [
            .. readable.Where(s => s.MayBeQuoted && fits(s) && !Sentences.Passage(s.Text, [0, 1]).Contains('[')).Take(2).Select(s => new LinkedStory(s.Id.Value, s.Version, [0, 1])),
            .. readable.Where(s => !s.MayBeQuoted && fits(s)).Take(1).Select(s => new LinkedStory(s.Id.Value, s.Version, [])),
        ];

        static double? Value(ShelfStory story, string question) => (story.Answers.GetValueOrDefault(question) as Scaled)?.Value;
    }
}
