using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Review;

/// <summary>A first review on an invented story, in five small steps. Nothing is stored; the story goes through the real pipeline.</summary>
[Needs(DeskAction.Review)]
public sealed class PracticeModel(StoryProcessor processor, ProjectStore projects) : DeskPage
{
    /// <summary>The cookie of who did it or put it away.</summary>
    public const string Done = "__Host-desk-practised";

    public const int Steps = 5;

    /// <summary>Everything in it is made up.</summary>
    private static readonly StoryContent Invented = new()
    {
        Title = "De sleutel van de buurvrouw",
        Text = "Sinds mijn scheiding in maart 2024 woon ik met Sanne in een dorp bij Zwolle. Ik werkte als tandarts, de enige in het dorp, en ik schaamde me dat juist ik de rekeningen niet meer kon betalen.\n\n"
            + "Mijn buurvrouw Truus zag de brieven liggen. Ze zei niets, maar de volgende dag stond ze voor de deur met soep en een nummer op een briefje: 06-12345678, van iemand die haar ook geholpen had.\n\n"
            + "Ik heb drie weken gewacht voordat ik belde. Achteraf was dat het moeilijkste: niet de schulden, maar dat eerste gesprek.",
    };

    [BindProperty(SupportsGet = true, Name = "stap")]
    public int Step { get; set; } = 1;

    /// <summary>What was chosen at the last step.</summary>
    [BindProperty(SupportsGet = true, Name = "keuze")]
    public DecisionKind? Choice { get; set; }

    public ProcessedStory Story { get; private set; } = null!; // set before the page is drawn

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Step = Math.Clamp(Step, 1, Steps);
        var form = await projects.FormAsync(Project.Id, Project.FormVersion, cancellationToken);
        Story = processor.Process(Invented, form, Project.Settings);
    }

    public IActionResult OnPostDone()
    {
        Response.Cookies.Append(Done, "1", new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = TimeSpan.FromDays(365) });
        return Redirect($"/p/{Project.Slug}/beoordelen");
    }
}
