using System.Net;
using Vertelpunt.Testing;
using Vertelpunt.Web.Security;

namespace Vertelpunt.Web.Tests.Security;

public sealed class AbuseGuardTests
{
    [Fact]
    public void CH_11_A_block_lasts_eight_hours()
    {
        var clock = new ManualTimeProvider();
        var guard = new AbuseGuard(clock);
        guard.Block("a");

        clock.Advance(TimeSpan.FromMinutes(8 * 60 - 1));
        Assert.Equal(Admission.Blocked, guard.Admit("a", null));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(Admission.Admitted, guard.Admit("a", null));
    }

    [Fact]
    public void A_class_behind_one_address_is_admitted_and_a_flood_is_slowed_then_blocked()
    {
        var clock = new ManualTimeProvider();
        var guard = new AbuseGuard(clock);

        // Thirty people, each a page or a save every two seconds.
        Assert.All(Enumerable.Range(0, AbuseGuard.RequestsPerMinute), _ => Assert.Equal(Admission.Admitted, guard.Admit("school", null)));
        Assert.Equal(Admission.Slow, guard.Admit("school", null));
        Assert.Equal(Admission.Admitted, guard.Admit("elders", null));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Admission.Admitted, guard.Admit("school", null));
        for (var i = 0; i < AbuseGuard.RequestsPerMinute + AbuseGuard.RefusalsBeforeBlock; i++)
        {
            guard.Admit("school", null);
        }

        Assert.Equal(Admission.Blocked, guard.Admit("school", null));
        Assert.Equal(Admission.Admitted, guard.Admit("elders", null));
    }

    [Fact]
    public void VR_07_Wrong_codes_are_limited_per_visitor_and_for_a_minute()
    {
        var clock = new ManualTimeProvider();
        var guard = new AbuseGuard(clock);
        for (var i = 0; i < AbuseGuard.WrongCodesPerMinute; i++)
        {
            Assert.True(guard.MayTryCode("a"));
            guard.CountWrongCode("a");
        }

        Assert.False(guard.MayTryCode("a"));
        Assert.True(guard.MayTryCode("b"));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(guard.MayTryCode("a"));
    }

    [Fact]
    public void LL_7_A_mark_is_the_same_for_a_day_and_cannot_be_tied_to_the_next()
    {
        var clock = new ManualTimeProvider();
        var marks = new ClientMarks(clock);
        var address = IPAddress.Parse("203.0.113.77");

        var first = marks.Of(address);
        clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(first.Mark, marks.Of(address).Mark);
        Assert.NotEqual(first.Mark, marks.Of(IPAddress.Parse("203.0.113.78")).Mark);
        clock.Advance(TimeSpan.FromHours(2));
        var next = marks.Of(address);
        Assert.NotEqual(first.Mark, next.Mark);
        Assert.Equal(first.Mark, next.Previous);
        clock.Advance(TimeSpan.FromHours(8));
        Assert.Null(marks.Of(address).Previous);
    }

    [Fact]
    public void A_block_outlives_the_change_of_the_key()
    {
        var clock = new ManualTimeProvider();
        var (guard, marks, address) = (new AbuseGuard(clock), new ClientMarks(clock), IPAddress.Parse("2001:db8::1"));
        clock.Advance(TimeSpan.FromHours(23));
        guard.Block(marks.Of(address).Mark);

        clock.Advance(TimeSpan.FromHours(2));
        var (mark, previous) = marks.Of(address);

        Assert.Equal(Admission.Blocked, guard.Admit(mark, previous));
    }

    [Fact]
    public void Addresses_of_one_household_share_a_mark()
    {
        var marks = new ClientMarks(new ManualTimeProvider());

        Assert.Equal(marks.Of(IPAddress.Parse("2001:db8:0:1200::1")).Mark, marks.Of(IPAddress.Parse("2001:db8:0:12ff::9")).Mark);
        Assert.NotEqual(marks.Of(IPAddress.Parse("2001:db8:0:1200::1")).Mark, marks.Of(IPAddress.Parse("2001:db8:0:1300::1")).Mark);
        Assert.Equal(marks.Of(IPAddress.Parse("203.0.113.77")).Mark, marks.Of(IPAddress.Parse("::ffff:203.0.113.77")).Mark);
    }
}
