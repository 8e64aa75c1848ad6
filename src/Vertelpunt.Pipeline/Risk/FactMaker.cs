using System.Globalization;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Makes facts about the teller from values, each with its ladder of generalisation and its source's uncertainty.</summary>
/// <remarks>A value no table knows gets a cautious default and is marked as such.</remarks>
public sealed class FactMaker(RiskModel model)
{
    /// <summary>People in a place that no table knows: the smallest tenth of all Dutch towns has at most 155 (CBS, postcode figures 2021).</summary>
    private const double UnknownPlaceInhabitants = 155;

    /// <summary>People nationwide tied to one newsworthy incident: those hurt, family, helpers, witnesses. A judgement.</summary>
    private const double PeopleAtIncident = 200;

    /// <param name="municipality">Tells which is meant where several places share the name.</param>
    public Fact Place(string name, string? municipality = null)
    {
        // A municipality that holds no such place: a hamlet of it that no table knows.
        if (municipality is not null && model.Gazetteer.FindIn(name, municipality) is null && model.Gazetteer.Find(municipality, PlaceKind.Municipality) is { } around)
        {
            return UnknownPlace(around);
        }

        return model.Gazetteer.Find(name, municipality) is { } place ? Place(place) : UnknownPlace();
    }

    public Fact Place(Place place)
    {
        var around = model.Gazetteer.Around(place);
        var ladder = new List<FactLevel> { Level(place, first: true) };
        foreach (var wider in around)
        {
            var level = Level(wider, first: false);
            ladder.Add(level with { Share = Cells.Max(level.Share, ladder[^1].Share) });
        }

        var province = around.FirstOrDefault(p => p.Kind == PlaceKind.Province);
        return Make(FactType.Place, ladder, place.SourceClass) with
        {
            LocalShare = province is null ? null : Math.Min(1, place.Inhabitants / province.Inhabitants),
        };
    }

    /// <summary>A place that no table knows, perhaps within one that is known.</summary>
    internal Fact UnknownPlace(Place? around = null)
    {
        var share = UnknownPlaceInhabitants / model.People.Sum();
        if (around is not null)
        {
            var wider = Place(around);
            share = Math.Min(UnknownPlaceInhabitants, around.Inhabitants) / model.People.Sum();
            var within = Scaled(wider.Current.Share, share / Cells.Overall(model.People, wider.Current.Share));
            return wider with
            {
                Ladder = [new("plaats", new($"een plaats in {around.Name} die niet in de tabellen staat; we rekenen voorzichtig met een klein dorp", $"a place in {around.Name} not in the tables; counted cautiously as a small village"), "", within), .. wider.Ladder],
                IsUnknown = true,
                Tau = model.Parameters.TauOf("estimate"),
            };
        }

        return Make(FactType.Place,
            [
                new("plaats", new("een plaats die niet in de tabellen staat; we rekenen voorzichtig met een klein dorp", "a place not in the tables; counted cautiously as a small village"), "", Cells.Constant(share)),
                new("land", new("woont in Nederland of België", "lives in the Netherlands or Belgium"), "ergens in het land", Cells.Constant(1)),
            ], "estimate") with { IsUnknown = true, LocalShare = 0.01 };
    }

    /// <param name="min">0 to 110.</param>
    /// <exception cref="ArgumentOutOfRangeException">An age is negative or above 110, or the range runs backwards.</exception>
    public Fact Age(int min, int max)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(min);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(max, Cells.OldestAge);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(min, max);
        var ladder = new List<FactLevel>();
        var told = min == max ? $"{min} jaar" : $"{min} tot en met {max} jaar";
        ladder.Add(new(max - min + 1 <= 1 ? "1" : "bereik", new(told, min == max ? $"aged {min}" : $"aged {min} to {max}"), "", Cells.OfAges(min, max)));
        foreach (var width in (int[])[5, 10, 20])
        {
            var from = min / width * width;
            var to = Math.Max(max, from + width - 1);
            if (to / width == min / width && to - from > max - min)
            {
                var words = width switch
                {
                    5 => $"tussen de {from} en {to}",
                    10 => from == 0 ? "jonger dan tien" : from == 10 ? "een tiener" : $"in de {Tens(from)}",
                    _ => from == 0 ? "jonger dan twintig" : $"tussen de {from} en {to}",
                };
                ladder.Add(new(width.ToString(CultureInfo.InvariantCulture), new($"tussen {from} en {to} jaar", $"between {from} and {to}"), words,
                    Cells.Max(ladder[^1].Share, Cells.OfAges(from, Math.Min(to, Cells.OldestAge)))));
            }
        }

        return Make(FactType.Age, ladder, "core");
    }

    public Fact Sex(bool woman) => Make(FactType.Sex,
        [new("geslacht", woman ? new("een vrouw", "a woman") : new("een man", "a man"), "", Cells.OfSex(woman))], "core") with { IsChangeable = false };

    public Fact Profession(string words)
    {
        var figure = model.Figures.Profession(words) ?? model.Figures.UnknownProfession;
        var name = figure.IsUnknown ? new LocalisedText("een beroep dat niet in de tabellen staat", "a profession not in the tables") : new(figure.Name, $"profession: {figure.Name}");
        return Make(FactType.Profession,
            [new("beroep", name, "", figure.Share), new("groep", new(figure.Wider, figure.WiderEnglish), figure.Wider, figure.WiderShare)],
            figure.SourceClass) with { IsOffice = figure.IsOffice, IsUnknown = figure.IsUnknown };
    }

    /// <summary>True when the word for the work tells that a woman does it.</summary>
    public bool TellsWoman(string profession) => model.Figures.Profession(profession)?.TellsWoman == true;

    public Fact Family(string words) => Of(FactType.Family, model.Figures.Family(words) ?? model.Figures.UnknownFamily, "gezin", "een ongewone gezinssamenstelling");

    /// <param name="count">At least 1.</param>
    public Fact Children(int count, bool byParent)
    {
        var figure = model.Figures.Children(Math.Max(1, count), byParent);
        return Make(FactType.Family,
            [
                new("gezin", byParent ? new($"heeft {count} kinderen", $"has {count} children") : new($"uit een gezin met {count} kinderen", $"from a family of {count} children"), "", figure.Share),
                new("algemeen", figure.Wider, figure.Wider, Cells.Max(figure.Share, figure.WiderShare)),
            ], figure.SourceClass);
    }

    public Fact Origin(string words) => Of(FactType.Origin, model.Figures.Origin(words) ?? model.Figures.UnknownOrigin, "herkomst", "een herkomst die niet in de tabellen staat");

    public bool KnowsOrigin(string words) => model.Figures.Origin(words) is not null;

    public bool KnowsPlace(string words) => model.Gazetteer.Find(words) is not null;

    public Fact Religion(string words) => Of(FactType.Religion, model.Figures.Religion(words) ?? model.Figures.UnknownReligion, "geloof", "een geloof dat niet in de tabellen staat");

    public Fact Health(string words) => Of(FactType.Health, model.Figures.Illness(words) ?? model.Figures.UnknownIllness, "ziekte", "een ziekte die niet in de tabellen staat, geteld als zeldzaam");

    public Fact Organisation(string words) => Of(FactType.Organisation, model.Figures.Organisation(words) ?? model.Figures.UnknownOrganisation, "organisatie", "een organisatie met naam");

    /// <summary>Sexual orientation or gender: 6 % and 1 % of adults (rough figures of SCP and CBS).</summary>
    public Fact Orientation(bool gender) => Make(FactType.Orientation,
        [new("gerichtheid", gender ? new("transgender of non-binair", "transgender or non-binary") : new("homo, lesbisch of biseksueel", "gay, lesbian or bisexual"), "", Cells.Constant(gender ? 0.008 : 0.05))],
        "literature") with { IsChangeable = false };

    /// <summary>An unusual, possibly newsworthy incident.</summary>
    public Fact Event() => Make(FactType.Event,
        [
            new("gebeurtenis", new("een opvallende gebeurtenis waar weinig mensen bij waren", "a striking incident that involved few people"), "", Cells.Constant(PeopleAtIncident / model.People.Sum())),
            new("algemeen", new("een ingrijpende gebeurtenis", "a drastic event"), "een ingrijpende gebeurtenis", Cells.Constant(0.2)),
        ], "estimate");

    /// <summary>The teller's role in the project, as answered.</summary>
    public Fact Role(string words) => Make(FactType.Role,
        [new("rol", new("de rol die bij de vragen is aangekruist", "the role ticked in the questions"), "", Cells.Constant(0.1))], "estimate");

    private Fact Of(FactType type, Figure figure, string level, string unknown) => Make(type,
        [
            new(level, figure.IsUnknown ? unknown : figure.Name, "", figure.Share),
            new("algemeen", figure.Wider, figure.Wider, Cells.Max(figure.Share, figure.WiderShare)),
        ], figure.SourceClass) with { IsUnknown = figure.IsUnknown };

    private Fact Make(FactType type, IReadOnlyList<FactLevel> ladder, string sourceClass) =>
        new(type, FactSubject.Teller, "", [], ladder, 0, 1, model.Parameters.VisibilityOf(type), model.Parameters.TauOf(sourceClass));

    private static double[] Scaled(double[] share, double factor) => [.. share.Select(s => Math.Min(1, s * factor))];

    private FactLevel Level(Place place, bool first)
    {
        var share = new double[Cells.Count];
        for (var i = 0; i < share.Length; i++)
        {
            share[i] = Math.Min(1, place.People[i] / model.People[i]);
        }

        var (name, words, replacement) = place.Kind switch
        {
            PlaceKind.Town => ("plaats", place.Name, place.Name),
            PlaceKind.Municipality => ("gemeente", $"de gemeente {place.Name}", $"de gemeente {place.Name}"),
            PlaceKind.Region => ("streek", place.Name, place.Name),
            PlaceKind.Province => ("provincie", place.Name, place.Name),
            PlaceKind.CountryPart => ("landsdeel", place.Name, place.Name),
            _ => ("land", place.Name, place.Name),
        };
        return new(name, new($"woont in {words}", $"lives in {place.Name}"), first ? "" : replacement, share);
    }

    private static string Tens(int from) => from switch
    {
        20 => "twintig", 30 => "dertig", 40 => "veertig", 50 => "vijftig", 60 => "zestig", 70 => "zeventig", 80 => "tachtig", 90 => "negentig", _ => "honderd",
    };
}
