using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Tests.Packs;

/// <summary>Packs of the demonstration stories. They stand in for redacted ones: nothing here leaves the tests.</summary>
internal static class SamplePack
{
    private static readonly string Demo = Path.Combine(Root(), "data", "demo");

    public static StoryForm Form { get; } = ((ReadFormFile)FormFile.Parse(File.ReadAllText(Path.Combine(Demo, "form.json")))).Form;

    public static IReadOnlyList<FiledStory> Stories { get; } = StoryFile.Parse(Form, File.ReadAllText(Path.Combine(Demo, "stories.jsonl"))).Stories;

    public static WorkshopPack Of(int cards, CardFormat format = CardFormat.A6, int copies = 1, int patterns = 1, params string[] questions) =>
        Of(Enumerable.Range(0, cards).Select(i => Card(i + 1, Stories[i % Stories.Count].Content, questions)), format, copies, patterns);

    public static WorkshopPack Of(IEnumerable<StoryCard> cards, CardFormat format = CardFormat.A6, int copies = 1, int patterns = 1) => new()
    {
        Id = new(new Guid("5b6d1d4e-0000-4000-8000-000000000001")),
        Code = "KV7M",
        Project = Form.Title,
        Organisation = Form.Organisation,
        CreatedOn = new(2026, 11, 21),
        Copies = copies,
        Format = format,
        Cards = cards.ToList(),
        Patterns = Enumerable.Range(1, patterns).Select(i => new PatternSheet($"Vraag {i}", "Veel verhalen gaan over wachten.", "Het zijn 60 verhalen.", Drawing)).ToList(),
    };

    public static StoryCard Card(int number, string title, string text) => new(StoryId.Create(), 1, number.ToString("00"), title, text, []);

    public const string Drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 30\"><rect width=\"40\" height=\"10\"/></svg>";

    private static StoryCard Card(int number, StoryContent content, string[] questions) => Card(number, content.Title, content.Text) with
    {
        Answers = questions.Where(content.Answers.ContainsKey).Select(q => new CardAnswer(Form.Find(q)!, content.Answers[q])).ToList(),
    };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Vertelpunt.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Vertelpunt.sln above the tests.");
        }

        return folder.FullName;
    }
}
