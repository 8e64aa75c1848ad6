using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Design;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Design;

/// <summary>One question: its words in both languages, its answers, and when it is shown. Works without script: every button sends the whole page.</summary>
[Needs(DeskAction.DesignProject)]
public sealed class QuestionModel(FormDrafts drafts, AuditLog audit) : FormPage(drafts, audit)
{
    /// <summary>The question to change; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "vraag")]
    public string? Id { get; set; }

    /// <summary>The kind of a new question, one of <see cref="QuestionFields.Kinds"/>; null to choose one first.</summary>
    [BindProperty(SupportsGet = true, Name = "soort")]
    public string? Kind { get; set; }

    /// <summary>Null while the kind has to be chosen.</summary>
    public Question? Question { get; private set; }

    /// <summary>Earlier questions whose answers can decide whether this one is shown.</summary>
    public IReadOnlyList<Question> Deciding { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Start() ? Page() : NotFound();
    }

    /// <param name="act">"save", or what is done to a row of answers: see <see cref="PostedForm.Rearrange"/>.</param>
    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancellationToken)
    {
        var seen = Revision;
        await LoadAsync(cancellationToken);
        Revision = seen;
        if (!Start() || Question is null)
        {
            return NotFound();
        }

        var place = Id is null ? Form.Questions.Count : Form.Questions.ToList().FindIndex(q => q.Id == Id);
        var unread = new PostedForm(Request.Form, $"$.questions[{place}]");
        Question = QuestionFields.Read(Question, unread, act ?? "save");
        if (act is not (null or "save"))
        {
            return Page();
        }

        var named = Id is null ? Question with { Id = FormNames.For(Question.Text.Nl, [.. Form.Questions.Select(q => q.Id)]) } : Question;
        var changed = QuestionFields.Put(Form, named);
        var root = $"$.questions[{changed.Questions.ToList().FindIndex(q => q.Id == named.Id)}]";
        if (!await StoreAsync(changed, root, [.. unread.Errors.Select(e => e with { Path = root + e.Path[e.Path.LastIndexOf('.')..] })], cancellationToken))
        {
            return Page();
        }

        Notice = T("De vraag is bewaard. Tellers zien hem als je de nieuwe versie in gebruik neemt.", "The question was stored. Tellers see it when you put the new version in use.");
        return Redirect($"/p/{Project.Slug}/project/vragen#v-{named.Id}");
    }

    private bool Start()
    {
        if (Id is not null)
        {
            Question = Form.Find(Id);
        }
        else if (Kind is not null && QuestionFields.Kinds.Contains(Kind))
        {
            Question = QuestionFields.New(Kind);
        }

        Deciding = [.. Form.Questions.TakeWhile(q => q.Id != Id).Where(q => q is SingleChoiceQuestion or MultipleChoiceQuestion)];
        return Id is null || Question is not null;
    }
}
