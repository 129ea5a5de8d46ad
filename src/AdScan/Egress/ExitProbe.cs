using System.Net;
using System.Net.Sockets;
using AdScan.Viewers;

namespace AdScan.Egress;

/// <summary>Looks whether an exit of a region can be used, and what address it shows.</summary>
internal sealed class ExitProbe(EgressGuard guard)
{
    private const int LongestAnswer = 16 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    public async Task<ExitCheck> CheckAsync(Region region, NetworkExit exit, CancellationToken cancellationToken)
    {
        var check = new ExitCheck { Region = region.Id, Exit = exit };
        try
        {
            if (region.Echo is { } echo) return check with { ShownAddress = await AskAsync(exit, echo, cancellationToken) };
            await ExitDialer.TryAsync(exit, cancellationToken);
            return check;
        }
        catch (EgressRefusedException e)
        {
            return check with { Failure = e.Message };
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return check with { Failure = $"Through the exit {exit} the echo address {region.Echo} could not be asked: {(e.InnerException is EgressRefusedException refused ? refused.Message : e.Message)}" };
        }
    }

    private async Task<string> AskAsync(NetworkExit exit, Uri echo, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            ConnectCallback = async (context, token) => new NetworkStream(await guard.DialAsync(exit, context.DnsEndPoint.Host, context.DnsEndPoint.Port, token), ownsSocket: true),
        };
        using var client = new HttpClient(handler) { Timeout = Limit, MaxResponseContentBufferSize = LongestAnswer };
        var answer = await client.GetStringAsync(echo, cancellationToken);
        return answer.Split([' ', '"', '\'', ',', '<', '>', '{', '}', '[', ']', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(IsAddress)
            ?? throw new HttpRequestException("its answer holds no IP address.");
    }

    /// <summary>A lone number would count as an address too.</summary>
    private static bool IsAddress(string word) => IPAddress.TryParse(word, out _) && (word.Count(c => c == '.') == 3 || word.Count(c => c == ':') >= 2);
}
