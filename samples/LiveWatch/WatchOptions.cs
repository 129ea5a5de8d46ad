using System.ComponentModel.DataAnnotations;

namespace LiveWatch;

/// <summary>What is watched, and how often.</summary>
internal sealed class WatchOptions
{
    /// <summary>Gets or sets the feed of live ads: a file, or a folder of them. It is read anew each time.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>Gets or sets the pause between two rounds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan Period { get; set; } = TimeSpan.FromHours(1);
}
