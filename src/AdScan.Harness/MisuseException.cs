namespace AdScan.Harness;

/// <summary>The tool was called in a way it cannot follow; the message is one sentence with the mend.</summary>
internal sealed class MisuseException(string message) : Exception(message);
