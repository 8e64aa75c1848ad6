using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Paper;

/// <summary>What is printed on one form: the number stays with it, the code goes with the teller.</summary>
/// <param name="Number">Eight digits.</param>
/// <param name="Code">Grouped, as <see cref="TellerCode.Grouped"/>. Never stored.</param>
public sealed record PaperSlip(string Number, string Code)
{
    /// <summary>Never the code.</summary>
    public override string ToString() => "PaperSlip";
}

/// <summary>Gives forms on paper a number and their tellers a code, so that who tells on paper has the same rights as who tells on the site.</summary>
/// <remarks>
/// The code is made here, printed, and forgotten: only what it leads to is kept, as with a story on the site. Who types a form in needs its
/// number and never sees the code. A number works once: a copy of a form cannot bring two tellers together under one code.
/// </remarks>
public sealed class PaperSlips(IDbContextFactory<StoriesContext> contexts, TimeProvider time, TellerKeyDerivation? derivation = null)
{
    /// <summary>The most forms that can be made in one go: each code costs a tenth of a second.</summary>
    public const int MostAtOnce = 30;

    /// <summary>A form that was not typed in within this many weeks has no way back any more.</summary>
    public const int Weeks = 52;

    private const int Digits = 8;

    /// <summary>False where this process cannot make codes: it was not given what the storyteller's site makes them with.</summary>
    public bool CanMakeCodes => derivation is not null;

    /// <summary>Makes slips for a project.</summary>
    /// <param name="count">1 to <see cref="MostAtOnce"/>.</param>
    /// <returns>Null when too many codes are being made already; nothing was stored then.</returns>
    /// <exception cref="InvalidOperationException">This process cannot make codes.</exception>
    public async Task<IReadOnlyList<PaperSlip>?> MakeAsync(Guid projectId, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostAtOnce);
        var maker = derivation ?? throw new InvalidOperationException("Codes can only be made with the secrets of the storyteller's site.");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var week = Week.Of(time.GetUtcNow()).Number;
        var taken = (await context.PaperSlips.Where(s => s.ProjectId == projectId).Select(s => s.Number).ToListAsync(cancellationToken)).ToHashSet();
        var slips = new List<PaperSlip>(count);
        while (slips.Count < count)
        {
            var number = RandomNumberGenerator.GetString("0123456789", Digits);
            if (!taken.Add(number))
            {
                continue;
            }

            var code = TellerCode.Create();
            if (await maker.DeriveAsync(code, cancellationToken) is not { } derived)
            {
                return null;
            }

            slips.Add(new(number, code.Grouped));
            context.PaperSlips.Add(new() { ProjectId = projectId, Number = number, LookupId = derived.Keys.LookupId, TellerPublicKey = derived.Keys.KeyPair.PublicKey, MadeWeek = week });
        }

        await context.SaveChangesAsync(cancellationToken);
        return slips;
    }

    /// <summary>The slip with this number; null when there is none, or its form was typed in before.</summary>
    public async Task<PaperSlipRecord?> FindAsync(Guid projectId, string number, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.PaperSlips.AsNoTracking().FirstOrDefaultAsync(s => s.ProjectId == projectId && s.Number == number, cancellationToken);
    }

    /// <summary>Reads a number as people type it: spaces, dashes and dots do not matter.</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out string? number)
    {
        var kept = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.' or '–')));
        number = kept.Length == Digits && kept.All(char.IsAsciiDigit) ? kept : null;
        return number is not null;
    }
}
