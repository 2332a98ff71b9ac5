using System.Collections;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Add, "Member", DefaultParameterSetName = "TypeNameSet")]
public sealed class AddMemberCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "MemberSet")]
    [Alias("Type")]
    public PSMemberTypes MemberType { get; set; }

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "MemberSet")]
    public string Name { get; set; } = "";

    [Parameter(Position = 2, ParameterSetName = "MemberSet")]
    public object? Value { get; set; }

    [Parameter(Position = 3, ParameterSetName = "MemberSet")]
    public object? SecondValue { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "TypeNameSet")]
    [Parameter(ParameterSetName = "MemberSet")]
    [Parameter(ParameterSetName = "NotePropertySingleMemberSet")]
    [Parameter(ParameterSetName = "NotePropertyMultiMemberSet")]
    public string? TypeName { get; set; }

    [Parameter(ParameterSetName = "MemberSet")]
    [Parameter(ParameterSetName = "NotePropertySingleMemberSet")]
    [Parameter(ParameterSetName = "NotePropertyMultiMemberSet")]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "NotePropertySingleMemberSet")]
    [NotMemberType]
    public string NotePropertyName { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "NotePropertySingleMemberSet")]
    [AllowNull]
    public object? NotePropertyValue { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "NotePropertyMultiMemberSet")]
    public IDictionary? NotePropertyMembers { get; set; }

    protected override void ProcessRecord()
    {
        IEnumerable<PSMemberInfo> members = ParameterSetName switch
        {
            "MemberSet" => [Member()],
            "NotePropertySingleMemberSet" => [new PSNoteProperty(NotePropertyName, NotePropertyValue)],
            "NotePropertyMultiMemberSet" => NotePropertyMembers!.Cast<DictionaryEntry>().Select(entry => new PSNoteProperty($"{entry.Key}", entry.Value)),
            _ => [],
        };
        bool added = members.ToList().TrueForAll(Add);
        if (TypeName is not null)
        {
            InputObject.TypeNames.Insert(0, TypeName);
        }
        if (PassThru && added)
        {
            WriteObject(InputObject);
        }
    }

    private PSMemberInfo Member() => MemberType switch
    {
        PSMemberTypes.NoteProperty => new PSNoteProperty(Name, Value),
        PSMemberTypes.AliasProperty => new PSAliasProperty(Name, LanguagePrimitives.ConvertTo<string>(Value)),
        PSMemberTypes.ScriptProperty => new PSScriptProperty(Name, Script(Value), Script(SecondValue)),
        PSMemberTypes.ScriptMethod => new PSScriptMethod(Name, Script(Value)),
        _ => throw new PSNotSupportedException($"Members of type {MemberType} cannot be added by this host."),
    };

    private static ScriptBlock? Script(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) as ScriptBlock;

    private bool Add(PSMemberInfo member)
    {
        PSMemberInfo? existing = InputObject.Members[member.Name];
        if (existing is not null && !Force)
        {
            string message = $"Cannot add a member with the name \"{member.Name}\" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.";
            WriteError(new ErrorRecord(new InvalidOperationException(message), "MemberAlreadyExists", ErrorCategory.InvalidOperation, InputObject));
            return false;
        }
        if (existing is not null)
        {
            InputObject.Members.Remove(member.Name);
        }
        InputObject.Members.Add(member);
        return true;
    }
}

/// <summary>Lets the binder take a first argument that names a member type for -MemberType and not for a property's name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotMemberTypeAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is string name && Enum.TryParse(name, ignoreCase: true, out PSMemberTypes _))
        {
            throw Purgebook.Host.EngineInternals.QuietValidation($"{name} is a type of member.");
        }
    }
}

/// <summary>What Get-Member gives.</summary>
public sealed class MemberDefinition
{
    public string TypeName { get; internal init; } = "";

    public string Name { get; internal init; } = "";

    public PSMemberTypes MemberType { get; internal init; }

    public string Definition { get; internal init; } = "";

    public override string ToString() => Definition;
}

[Cmdlet(VerbsCommon.Get, "Member")]
[OutputType(typeof(MemberDefinition))]
public sealed class GetMemberCommand : PSCmdlet
{
    private readonly HashSet<string> seen = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    [Alias("Type")]
    public PSMemberTypes MemberType { get; set; } = PSMemberTypes.All;

    [Parameter]
    public SwitchParameter Static { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null || !seen.Add(InputObject.TypeNames[0]))
        {
            return;
        }
        IEnumerable<WildcardPattern> patterns = Name.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase));
        WriteObject(
            InputObject.Members
                .Where(member => (member.MemberType & MemberType) != 0 && patterns.Any(pattern => pattern.IsMatch(member.Name)))
                .Where(member => Force || !IsAccessor(member))
                .OrderBy(member => member.MemberType.ToString(), StringComparer.Ordinal)
                .ThenBy(member => member.Name, StringComparer.OrdinalIgnoreCase)
                .Select(member => new MemberDefinition
                {
                    TypeName = InputObject.TypeNames[0],
                    Name = member.Name,
                    MemberType = member.MemberType,
                    Definition = member.ToString() ?? "",
                }),
            enumerateCollection: true);
    }

    protected override void EndProcessing()
    {
        if (seen.Count == 0)
        {
            var exception = new InvalidOperationException("You must specify an object for the Get-Member cmdlet.");
            WriteError(new ErrorRecord(exception, "NoObjectInGetMember", ErrorCategory.CloseError, null));
        }
    }

    private static bool IsAccessor(PSMemberInfo member) =>
        member.MemberType == PSMemberTypes.Method && (member.Name.StartsWith("get_", StringComparison.Ordinal) || member.Name.StartsWith("set_", StringComparison.Ordinal));
}
