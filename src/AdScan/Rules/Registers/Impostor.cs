using System.Globalization;
using AdScan.Reporting;

namespace AdScan.Rules.Registers;

/// <summary>A number or domain that is offered as a body's and is not.</summary>
/// <param name="Body">The body, where it is named.</param>
/// <param name="Contact">The number or domain, where it is shown; where there is nothing to see of it, where the body is named.</param>
/// <param name="Severity">How sure it is.</param>
/// <param name="Shown">The number or domain, as it is shown, in plain digits.</param>
internal sealed record Impostor(BodyHit Body, Contact Contact, Severity Severity, string Shown)
{
    public string Message(bool isDeclared)
    {
        var body = Body.Body;
        var own = string.Join("、", Contact.IsDomain ? body.Domains : body.Phones);
        var (whatZh, whatEn) = Contact.IsDomain ? ("域名", "domain") : ("电话", "number");
        var (nameZh, nameEn) = Body.IsExact ? ("", "") : ("（名称近似）", " (a similar name)");
        var (declaredZh, declaredEn) = isDeclared ? ("；投放者声明即为该主体，名录或已过时", "; the advertiser is declared to be that body, so the register may be out of date") : ("", "");
        return string.Create(CultureInfo.InvariantCulture, $"疑似李鬼：“{body.Name}”{nameZh}在名录中的{whatZh}是 {own}（{body.Source}，{body.Date:yyyy-MM-dd}），这里给出的是 {Shown}{declaredZh}。Suspected impostor: the register gives {own} as the {whatEn} of “{body.Name}”{nameEn}, here it is {Shown}{declaredEn}.");
    }
}
