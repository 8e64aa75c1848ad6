using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Pipeline.Risk.Validation;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Risk;

/// <summary>Rephrasing keeps the risk, with detection in the loop. Detection misses a word in one wording that it finds in another, so this holds for nearly all stories, not for each.</summary>
public sealed class RephrasingTests
{
    [Fact]
    public void The_same_facts_in_other_words_get_the_same_level()
    {
        var processor = StoryProcessor.Create(RiskFixture.DataFolder);

        var figures = RephrasingValidation.Run(RiskFixture.Model, document => processor.Find(document, RedactionPolicy.Default), 150, seed: 4, provinces: ["Zeeland"]);

        Assert.True(figures.SameLevel >= 0.85, figures.ToMarkdown());
        Assert.True(figures.OneApart >= 0.98, figures.ToMarkdown());
        Assert.True(figures.SamePeople >= 0.85, figures.ToMarkdown());
    }
}
