using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.Compare, "Object")]
public sealed class CompareObjectCommand : PSCmdlet
{
    private readonly List<PSObject> differences = [];

    [Parameter(Position = 0, Mandatory = true)]
    [AllowEmptyCollection]
    public PSObject[] ReferenceObject { get; set; } = [];

    [Parameter(Position = 1, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public PSObject[] DifferenceObject { get; set; } = [];

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int SyncWindow { get; set; } = int.MaxValue;

    [Parameter]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter ExcludeDifferent { get; set; }

    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public string Culture { get; set; } = "";

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    protected override void ProcessRecord() => differences.AddRange(DifferenceObject);

    protected override void EndProcessing()
    {
        List<PropertyArgument> properties = PropertyArgument.Parse(this, Property);
        var order = new ValueOrder(CaseSensitive, Culture.Length > 0 ? CultureInfo.GetCultureInfo(Culture) : CultureInfo.CurrentCulture);
        List<PSObject> unmatched = [.. ReferenceObject];
        var onlyInDifference = new List<PSObject>();
        foreach (PSObject item in differences)
        {
            int match = unmatched.FindIndex(reference => KeysOf(reference, properties).SequenceEqual(KeysOf(item, properties), order));
            if (match < 0)
            {
                onlyInDifference.Add(item);
                continue;
            }
            if (IncludeEqual)
            {
                Give(unmatched[match], properties, "==");
            }
            unmatched.RemoveAt(match);
        }
        if (!ExcludeDifferent)
        {
            onlyInDifference.ForEach(item => Give(item, properties, "=>"));
            unmatched.ForEach(item => Give(item, properties, "<="));
        }
    }

    private static IEnumerable<object?> KeysOf(PSObject item, List<PropertyArgument> properties) =>
        properties.Count == 0 ? [item] : properties.Select(property => property.Value(item));

    private void Give(PSObject item, List<PropertyArgument> properties, string side)
    {
        PSObject given = PassThru ? item : new PSObject();
        if (!PassThru && properties.Count == 0)
        {
            given.Properties.Add(new PSNoteProperty("InputObject", item));
        }
        else if (!PassThru)
        {
            properties.ForEach(property => given.Properties.Add(new PSNoteProperty(property.Label ?? property.Expression.ToString(), property.Value(item))));
        }
        given.Properties.Remove("SideIndicator");
        given.Properties.Add(new PSNoteProperty("SideIndicator", side));
        WriteObject(given);
    }
}

[Cmdlet(VerbsCommon.Get, "Unique", DefaultParameterSetName = "AsString")]
public sealed class GetUniqueCommand : PSCmdlet
{
    private PSObject? last;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(ParameterSetName = "AsString")]
    public SwitchParameter AsString { get; set; }

    [Parameter(ParameterSetName = "UniqueByType")]
    public SwitchParameter OnType { get; set; }

    [Parameter]
    public SwitchParameter CaseInsensitive { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }
        bool isSame = last is not null && (OnType
            ? last.TypeNames[0] == InputObject.TypeNames[0]
            : AsString
                ? string.Equals($"{last}", $"{InputObject}", StringComparison.CurrentCulture)
                : new ValueOrder(!CaseInsensitive, CultureInfo.CurrentCulture).Equals(last, InputObject));
        if (!isSame)
        {
            last = InputObject;
            WriteObject(InputObject);
        }
    }
}
