using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>The exception of an error that has a message alone.</summary>
public sealed class WriteErrorException : SystemException
{
    public WriteErrorException()
        : base("An error occurred.")
    {
    }

    public WriteErrorException(string? message)
        : base(message)
    {
    }

    public WriteErrorException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

[Cmdlet(VerbsCommunications.Write, "Error", DefaultParameterSetName = "NoException")]
public sealed class WriteErrorCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "WithException", Mandatory = true)]
    public Exception? Exception { get; set; }

    [Parameter(Position = 0, ParameterSetName = "NoException", Mandatory = true, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = "WithException")]
    [AllowNull]
    [AllowEmptyString]
    [Alias("Msg")]
    public string? Message { get; set; }

    [Parameter(Position = 0, ParameterSetName = "ErrorRecord", Mandatory = true)]
    public ErrorRecord? ErrorRecord { get; set; }

    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public ErrorCategory Category { get; set; } = ErrorCategory.NotSpecified;

    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public string ErrorId { get; set; } = "";

    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public object? TargetObject { get; set; }

    [Parameter]
    public string RecommendedAction { get; set; } = "";

    [Parameter]
    [Alias("Activity")]
    public string CategoryActivity { get; set; } = "";

    [Parameter]
    [Alias("Reason")]
    public string CategoryReason { get; set; } = "";

    [Parameter]
    [Alias("TargetName")]
    public string CategoryTargetName { get; set; } = "";

    [Parameter]
    [Alias("TargetType")]
    public string CategoryTargetType { get; set; } = "";

    protected override void ProcessRecord()
    {
        ErrorRecord record = ErrorRecord is null ? Made() : new ErrorRecord(ErrorRecord, null);
        record.CategoryInfo.Activity = CategoryActivity;
        Override(CategoryReason, text => record.CategoryInfo.Reason = text);
        Override(CategoryTargetName, text => record.CategoryInfo.TargetName = text);
        Override(CategoryTargetType, text => record.CategoryInfo.TargetType = text);
        if (RecommendedAction.Length > 0)
        {
            record.ErrorDetails ??= new ErrorDetails(record.Exception.Message);
            record.ErrorDetails.RecommendedAction = RecommendedAction;
        }
        // The error belongs to the caller: it is shown as the function's or the script's that wrote it.
        if (GetVariableValue("MyInvocation") is InvocationInfo caller)
        {
            Purgebook.Host.EngineInternals.SetInvocation(record, caller);
            if (CategoryActivity.Length == 0)
            {
                record.CategoryInfo.Activity = "Write-Error";
            }
        }
        WriteError(record);
    }

    private ErrorRecord Made()
    {
        Exception exception = Exception ?? new WriteErrorException(Message);
        string id = ErrorId.Length > 0 ? ErrorId : exception.GetType().FullName!;
        var record = new ErrorRecord(exception, id, Category, TargetObject);
        if (Exception is not null && !string.IsNullOrEmpty(Message))
        {
            record.ErrorDetails = new ErrorDetails(Message);
        }
        return record;
    }

    private static void Override(string text, Action<string> set)
    {
        if (text.Length > 0)
        {
            set(text);
        }
    }
}
