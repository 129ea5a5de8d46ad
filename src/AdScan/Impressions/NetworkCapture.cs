namespace AdScan.Impressions;

/// <summary>One request on the wire with its answer, headers and bodies included: what the archive is made of. A redirect is an entry of its own.</summary>
internal sealed record NetworkCapture
{
    public required string Url { get; init; }

    public required string Method { get; init; }

    /// <summary>What it was fetched as: <c>document</c>, <c>script</c>, <c>image</c>, …</summary>
    public string Type { get; init; } = "other";

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the head of the answer came, or null if none did.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When all of it had come, or it failed.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public IReadOnlyList<HttpHeader> RequestHeaders { get; init; } = [];

    public byte[]? RequestBody { get; init; }

    /// <summary>The status of the answer, or null if there was none.</summary>
    public int? Status { get; init; }

    public string StatusText { get; init; } = "";

    /// <summary>The protocol that carried it, such as <c>http/1.1</c> or <c>h2</c>.</summary>
    public string Protocol { get; init; } = "http/1.1";

    /// <summary>As served; names in lower case, and in no certain order, where the protocol was not HTTP/1.</summary>
    public IReadOnlyList<HttpHeader> ResponseHeaders { get; init; } = [];

    /// <summary>The body without the encoding of its transfer (gzip, chunks); empty where there was none, null where it could not be had.</summary>
    public Payload? Body { get; init; }

    /// <summary>Whether the body is text that the browser had decoded and that could not be brought back into the bytes that were served: it is UTF-8 instead.</summary>
    public bool IsRecoded { get; init; }

    /// <summary>Why the body is not there, or null.</summary>
    public MissingBody? Missing { get; init; }

    /// <summary>Bytes of the body that the page received.</summary>
    public long BodyBytes { get; init; }

    /// <summary>Why the request failed, or null.</summary>
    public string? Failure { get; init; }

    /// <summary>What was seen of the encryption, or null where there was none.</summary>
    public ServerCertificate? Certificate { get; init; }

    /// <summary>The server's address, where this machine itself connected to it.</summary>
    public string? Address { get; init; }
}

/// <summary>Why a body is not in the archive.</summary>
/// <param name="Cause">What WARC calls it: <c>length</c>, <c>time</c>, <c>disconnect</c> or <c>unspecified</c>.</param>
/// <param name="Sentence">For a person.</param>
internal sealed record MissingBody(string Cause, string Sentence);
