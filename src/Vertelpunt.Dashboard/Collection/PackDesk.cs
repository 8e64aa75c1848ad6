using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Notes;
using Vertelpunt.Storage.Packs;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Collection;

/// <summary>What a facilitator wants in a pack.</summary>
/// <param name="Patterns">Question ids, or two facets with a tilde between them.</param>
/// <param name="Observations">Notes to take along; null for none.</param>
/// <param name="Questions">Whose answers go on the cards, at most <see cref="PackBuilder.MostQuestions"/>; null for the usual ones.</param>
/// <param name="HighRiskReason">Why stories of high risk are printed; without it they are left out.</param>
public sealed record PackWish(
    string Name, IReadOnlyList<StoryId> Stories, CardFormat Format, int Copies, int ObservationSheets, IReadOnlyList<string> Patterns, IReadOnlyList<Guid>? Observations = null,
    IReadOnlyList<string>? Questions = null, string? HighRiskReason = null);

/// <summary>A pair of questions that can have a pattern page.</summary>
/// <param name="Value">As <see cref="PackWish.Patterns"/> names it.</param>
/// <param name="Strength">How strongly they go together, in a word.</param>
public sealed record PairOffer(string Value, string Title, string Strength);

/// <summary>What became of making a pack.</summary>
/// <param name="Id">Null when nothing could be printed; nothing was stored then.</param>
/// <param name="LeftOut">Stories that changed between choosing and making, and why.</param>
public sealed record MadePack(Guid? Id, IReadOnlyList<LeftOut> LeftOut);

/// <summary>A pack in the list.</summary>
public sealed record PackLine(Guid Id, string Code, string Name, DateTimeOffset MadeAt, string MadeBy, StoredPack Stored, IReadOnlyList<(Guid Story, string Card, bool Recalled)> Cards)
{
    public int Recalled => Cards.Count(c => c.Recalled);
}

/// <summary>Makes packs of the included stories and prints them again. Status, consent and risk are looked up afresh each time.</summary>
public sealed class PackDesk(
    IDbContextFactory<StoriesContext> contexts, StoryVault vault, ProjectStore projects, CollectionReader collection, PairOverviews overviews, NoteStore notes, AuditLog audit, TimeProvider time)
{
    /// <summary>Pairs on offer: more than a session has room for.</summary>
    private const int MostPairs = 12;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The stories that may go on cards now, by id.</summary>
    public async Task<IReadOnlyList<PackCandidate>> CandidatesAsync(Project project, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await context.Stories.AsNoTracking().ForCards().Where(s => s.ProjectId == project.Id).OrderBy(s => s.Shuffle).Select(s => s.Id).ToListAsync(cancellationToken);
        return PackBuilder.Admit(await ReadAsync(project, [.. ids.Select(i => new StoryId(i))], cancellationToken), project.Settings.HighestOnCards).Fit;
    }

    /// <summary>What a pack of these would give away, as things are now.</summary>
    public async Task<(PackOutlook Outlook, IReadOnlyList<LeftOut> LeftOut)> LookAsync(Project project, PackWish wish, CancellationToken cancellationToken)
    {
        var (fit, left) = await AdmitAsync(project, wish, cancellationToken);
        var form = await projects.FormAsync(project.Id, project.FormVersion, cancellationToken);
        return (PackOutlook.Of(fit, Questions(form, wish), await IncludedAsync(project, cancellationToken)), left);
    }

    /// <summary>The pairs that go together most strongly and have groups large enough to be drawn on paper.</summary>
    /// <returns>Null while they are still being compared.</returns>
    public async Task<IReadOnlyList<PairOffer>?> PairsAsync(Project project, string language, CancellationToken cancellationToken)
    {
        var stories = await collection.ReadAsync(project, project.Settings.MinimumCellOutside, cancellationToken);
        var words = new PatternWords(stories.Form, language);
        return (await overviews.FindAsync(stories, cancellationToken))?.Patterns
            .Where(p => stories.Form.Find(p.First.Split('#')[0]) is not null && stories.Form.Find(p.Second.Split('#')[0]) is not null) // not the weeks
            .Where(p => new[] { p.First, p.Second }.Any(f => stories.Form.Find(f.Split('#')[0]) is not (TriadQuestion or PlacementQuestion))) // two planes take an expert to read
            .Where(p => !PairChart.Draw(stories, p, language).IsEmpty).Take(MostPairs)
            .Select(p => new PairOffer($"{p.First}~{p.Second}", words.Title(p), words.Strength(p))).ToList();
    }

    public async Task<MadePack> MakeAsync(Project project, PackWish wish, string actor, CancellationToken cancellationToken)
    {
        var (fit, left) = await AdmitAsync(project, wish, cancellationToken);
        if (string.IsNullOrWhiteSpace(wish.HighRiskReason))
        {
            left = [.. left, .. fit.Where(c => c.Risk == RiskLevel.High).Select(c => new LeftOut(c.Id, LeftOutReason.HighWithoutReason))];
            fit = [.. fit.Where(c => c.Risk < RiskLevel.High)];
        }

        if (fit.Count == 0)
        {
            return new(null, left);
        }

        var form = await projects.FormAsync(project.Id, project.FormVersion, cancellationToken);
        var id = PackId.Create();
        var questions = Questions(form, wish);
        var without = PrintedAnswers.Withheld(fit, questions, await IncludedAsync(project, cancellationToken));
        var patterns = wish.Patterns.Where(p => p.Split('~').All(facet => form.Find(facet.Split('#')[0]) is not null)).ToList();
        var now = time.GetUtcNow();
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, ProjectStore.DutchTime).DateTime);
        var pack = new WorkshopPack
        {
            Id = id,
            Code = PackCode.Create(),
            Project = form.Title,
            Organisation = form.Organisation,
            CreatedOn = day,
            Copies = wish.Copies,
            Format = wish.Format,
            Cards = PackBuilder.Cards(id, form, fit, questions, without),
            ObservationSheets = wish.ObservationSheets,
        };
        var manifest = PackManifest.Of(pack) with { Patterns = patterns.Count };
        var stored = new StoredPack(manifest, wish.Format, wish.ObservationSheets, day, questions, patterns, wish.Observations);
        var reason = fit.Any(c => c.Risk == RiskLevel.High) ? wish.HighRiskReason!.Trim() : null; // without one they were left out
        await audit.AppendAsync(actor, "pack.make", $"pack:{id}", reason, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Packs.Add(new()
        {
            Id = id.Value,
            ProjectId = project.Id,
            Code = pack.Code,
            Name = wish.Name,
            Manifest = JsonSerializer.Serialize(stored, Json),
            MadeBy = actor,
            MadeAt = now.ToUnixTimeMilliseconds(),
        });
        context.PackStories.AddRange(manifest.Lines.Select(l => new PackStoryRecord { PackId = id.Value, StoryId = l.StoryId.Value, StoryVersion = l.StoryVersion, CardCode = l.Code }));
        await context.SaveChangesAsync(cancellationToken);
        return new(id.Value, left);
    }

    public async Task<IReadOnlyList<PackLine>> ListAsync(Project project, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var packs = await context.Packs.AsNoTracking().Where(p => p.ProjectId == project.Id).OrderByDescending(p => p.MadeAt).ToListAsync(cancellationToken);
        var ids = packs.Select(p => p.Id).ToList();
        var stories = (await context.PackStories.AsNoTracking().Where(s => ids.Contains(s.PackId)).ToListAsync(cancellationToken)).ToLookup(s => s.PackId);
        return [.. packs.Select(p => new PackLine(
            p.Id, p.Code, p.Name, DateTimeOffset.FromUnixTimeMilliseconds(p.MadeAt), p.MadeBy,
            JsonSerializer.Deserialize<StoredPack>(p.Manifest, Json)!, // written by MakeAsync
            [.. stories[p.Id].OrderBy(s => s.CardCode, StringComparer.Ordinal).Select(s => (s.StoryId, s.CardCode, s.RecalledAt is not null))]))];
    }

    /// <summary>The day each story of a pack goes, as things stand; one that went already is absent.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateOnly>> ErasuresAsync(Project project, PackLine line, CancellationToken cancellationToken)
    {
        var ids = line.Cards.Select(c => c.Story).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Stories.AsNoTracking().Where(s => s.ProjectId == project.Id && ids.Contains(s.Id)).Select(s => new { s.Id, s.ActivityWeek, s.Restricted })
            .ToDictionaryAsync(s => s.Id, s => Erasure.DayOfStory(new(s.ActivityWeek), project.Settings, s.Restricted), cancellationToken);
    }

    /// <summary>The pack as it was made; null when a story in it was taken back, changed, or may not be printed any more.</summary>
    public async Task<WorkshopPack?> RebuildAsync(Project project, PackLine line, string language, CancellationToken cancellationToken)
    {
        var stored = line.Stored;
        var form = await projects.FormAsync(project.Id, project.FormVersion, cancellationToken);
        var fit = PackBuilder.Admit(await ReadAsync(project, [.. stored.Manifest.Lines.Select(l => l.StoryId)], cancellationToken), project.Settings.HighestOnCards).Fit;
        var without = stored.Manifest.Lines.Where(l => l.WithoutAnswers).Select(l => l.StoryId).ToHashSet();
        var cards = PackBuilder.Cards(stored.Manifest.Pack, form, fit, stored.Questions, without);
        var same = cards.Count == stored.Manifest.Lines.Count && cards.All(c => stored.Manifest.Lines.Any(l => l.StoryId == c.StoryId && l.Code == c.Code && l.Sha256 == c.Sha256));
        if (line.Recalled > 0 || !same)
        {
            return null;
        }

        return new()
        {
            Id = stored.Manifest.Pack,
            Code = stored.Manifest.Code,
            Project = form.Title,
            Organisation = form.Organisation,
            CreatedOn = stored.CreatedOn,
            Copies = stored.Manifest.Copies,
            Format = stored.Format,
            Cards = cards,
            Patterns = await SheetsAsync(project, stored.Patterns, language, cancellationToken),
            Observations = await NotesAsync(project, stored.Observations ?? [], cancellationToken),
            ObservationSheets = stored.ObservationSheets,
            HelpLines = project.Settings.HelpLines,
            Contact = project.Settings.Contact,
        };
    }

    /// <summary>What may be printed of a wish now, high risk included where the project allows it, and what may not.</summary>
    private async Task<(IReadOnlyList<PackCandidate> Fit, IReadOnlyList<LeftOut> LeftOut)> AdmitAsync(Project project, PackWish wish, CancellationToken cancellationToken)
    {
        var admission = PackBuilder.Admit(await ReadAsync(project, wish.Stories, cancellationToken), project.Settings.HighestOnCards);
        var found = admission.Fit.Select(c => c.Id).Concat(admission.LeftOut.Select(l => l.Id)).ToHashSet();
        return (admission.Fit, [.. admission.LeftOut, .. wish.Stories.Where(s => !found.Contains(s)).Select(s => new LeftOut(s, LeftOutReason.NotIncluded))]);
    }

    private async Task<IReadOnlyList<PatternSheet>> SheetsAsync(Project project, IReadOnlyList<string> questions, string language, CancellationToken cancellationToken)
    {
        if (questions.Count == 0)
        {
            return [];
        }

        // Paper leaves the team: the larger threshold counts.
        var stories = await collection.ReadAsync(project, project.Settings.MinimumCellOutside, cancellationToken);
        var overview = questions.Any(q => q.Contains('~')) ? await overviews.WaitAsync(stories, cancellationToken) : null;
        return [.. questions.Select(q => q.Split('~')).Select(Sheet).OfType<PatternSheet>()];

        PatternSheet? Sheet(string[] facets) => SightCharts.Draw(stories, overview, new("", facets[0], facets.Length > 1 ? facets[1] : null), language) switch
        {
            null => null,
            var chart when facets.Length > 1 => PatternSheets.Of(chart, overview!.Find(facets[0], facets[1])!, language), // drawn from it just now
            var chart => PatternSheets.Of(chart),
        };
    }

    /// <summary>At most three, about the story only; what the form does not have is passed over.</summary>
    private static IReadOnlyList<string> Questions(StoryForm form, PackWish wish) => wish.Questions is { } chosen
        ? [.. chosen.Distinct().Where(q => form.Find(q)?.About == QuestionSubject.Story).Take(PackBuilder.MostQuestions)]
        : PackBuilder.UsualQuestions(form);

    private async Task<IReadOnlyList<AnsweredStory>> IncludedAsync(Project project, CancellationToken cancellationToken) =>
        (await collection.ReadAsync(project, project.Settings.MinimumCellOutside, cancellationToken)).Stories(StoryFilter.None) ?? [];

    /// <summary>What was seen before, as it reads now.</summary>
    private async Task<IReadOnlyList<ObservationNote>> NotesAsync(Project project, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : [.. (await notes.ListAsync(project.Id, cancellationToken)).Where(n => ids.Contains(n.Id)).Select(n => n.Note).OfType<Observation>()
            .Select(o => new ObservationNote(o.Title, o.Text, [.. o.Interpretations.Select(i => i.Text)]))];

    private async Task<IReadOnlyList<PackCandidate>> ReadAsync(Project project, IReadOnlyCollection<StoryId> ids, CancellationToken cancellationToken) =>
        [.. (await vault.ReadManyAsync(ids, cancellationToken)).Where(s => s.Record.ProjectId == project.Id).Select(s => new PackCandidate(
            new(s.Record.Id), s.Record.Version, s.Record.State, s.Record.ConsentLevel, s.Processed.Risk.Level,
            s.Processed.Field(StoryDocument.TitleField), s.Processed.Field(StoryDocument.TextField),
            s.Answers.ToDictionary(a => a.Key, a => StoryShelf.Redacted(s, a.Key, a.Value)),
            s.Record.Restricted || s.Record.Objected, s.Processed.Risk.MatchProbability, s.Processed.Risk.GroupMatchProbability)
        { ErasedOn = Erasure.DayOfStory(new(s.Record.ActivityWeek), project.Settings) })];
}
