using Vertelpunt.Testing;

namespace Vertelpunt.Cli.Tests.Commands;

public sealed class ProjectTests
{
    [Fact]
    public async Task A_project_and_its_links_can_be_made_listed_and_revoked()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];

        var created = await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at]);
        var projects = await Cli.RunAsync(["project", "list", .. at]);
        var link = await Cli.RunAsync(["link", "create", "buurthulp", "--channel", "poster", .. at]);
        var token = link.Output.Trim().Split('/')[^1];
        var revoked = await Cli.RunAsync(["link", "revoke", "buurthulp", token, .. at]);
        var links = await Cli.RunAsync(["link", "list", "buurthulp", .. at]);

        Assert.Equal((0, 0, 0, 0, 0), (created.Code, projects.Code, link.Code, revoked.Code, links.Code));
        Assert.StartsWith("buurthulp\t", projects.Output, StringComparison.Ordinal);
        Assert.StartsWith("https://localhost:5100/v/", link.Output, StringComparison.Ordinal);
        Assert.Contains("\trevoked\tposter", links.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_form_file_is_refused_with_the_field_that_is_wrong_and_makes_nothing()
    {
        using var folder = new TemporaryFolder();
        var form = folder.Write("form.json", File.ReadAllText(Path.Combine(Repository.Data, "demo", "form.json")).Replace("\"organisation\"", "\"organization\"", StringComparison.Ordinal));

        var result = await Cli.RunAsync("project", "create", "buurthulp", "--form", form, "--folder", folder.File("var"));

        Assert.Equal((int)ExitCode.BadInput, result.Code);
        Assert.Contains("organi", result.Line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("var")));
    }

    [Fact]
    public async Task A_file_is_looked_over_for_translations_and_plain_words_and_never_refused_for_them()
    {
        using var folder = new TemporaryFolder();
        var demo = File.ReadAllText(Path.Combine(Repository.Data, "demo", "form.json"));
        var form = folder.Write("form.json", demo.Replace("""{ "nl": "Hoe vaak gebeurt zoiets?", "en": "How often does this happen?" }""", "\"Hoe vaak geschieden zulke zaken, indien u dat weet?\"", StringComparison.Ordinal));

        var plain = await Cli.RunAsync("project", "check", Path.Combine(Repository.Data, "demo", "form.json"));
        var result = await Cli.RunAsync("project", "check", form);
        var wrong = await Cli.RunAsync("project", "check", folder.Write("wrong.json", demo.Replace("\"organisation\"", "\"organization\"", StringComparison.Ordinal)));

        Assert.Equal((0, 0, (int)ExitCode.BadInput), (plain.Code, result.Code, wrong.Code));
        Assert.Contains(" 0 without a translation", plain.Output, StringComparison.Ordinal);
        Assert.Contains("$.questions[1].text: no English; the Dutch is shown.", result.Output, StringComparison.Ordinal);
        Assert.Contains("$.questions[1].text: 'indien' is a word of offices; 'als' may do.", result.Output, StringComparison.Ordinal);
        Assert.Contains("$.questions[1].text: 'u' where the rest says 'je'", result.Output, StringComparison.Ordinal);
        Assert.Contains("1 without a translation", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_name_twice_is_refused()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), "--folder", folder.File("var")];

        await Cli.RunAsync(command);
        var again = await Cli.RunAsync(command);

        Assert.Equal((int)ExitCode.BadInput, again.Code);
        Assert.Contains("already", again.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F_16_a_missing_key_file_beside_existing_databases_is_an_error_and_not_made_anew()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];
        await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at]);
        var key = Path.Combine(folder.File("var"), "secrets", "staff", "staff-key");
        File.Delete(key);

        var result = await Cli.RunAsync(["keys", "rotate", "buurthulp", .. at]);

        Assert.Equal((int)ExitCode.Configuration, result.Code);
        Assert.Contains("staff-key", result.Line, StringComparison.Ordinal);
        Assert.False(File.Exists(key));
    }

    [Fact]
    public async Task VR_09_key_files_are_for_their_owner_only()
    {
        using var folder = new TemporaryFolder();

        await Cli.RunAsync("keys", "create", "--folder", folder.File("var"));

        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(folder.File("var")) & others);
        Assert.All(Directory.GetFiles(folder.File("var"), "*", SearchOption.AllDirectories), f => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(f) & others));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_exit_code_4()
    {
        using var folder = new TemporaryFolder();
        const string Nowhere = "Host=127.0.0.1;Port=1;Username=x;Timeout=2;Database=";

        var result = await Cli.RunAsync(
            "project", "list", "--folder", folder.File("var"), "--stories-connection", Nowhere + "a", "--keys-connection", Nowhere + "b", "--staff-connection", Nowhere + "c");

        Assert.Equal((int)ExitCode.Database, result.Code);
        Assert.NotEmpty(result.Line);
    }
}
