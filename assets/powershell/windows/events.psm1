# Event logs by log, provider, id and field name. Texts of events are never read: they are in the language of Windows.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Fields of one event as name -> text. Nameless fields of classic events are p1, p2 ...
function ConvertFrom-RdpdEventXml {
    param([Parameter(Mandatory = $true)][string]$Text)
    $document = New-Object -TypeName System.Xml.XmlDocument
    $document.LoadXml($Text)
    $fields = @{}
    $number = 0
    foreach ($node in $document.SelectNodes("//*[local-name()='EventData']/*[local-name()='Data']")) {
        $number += 1
        $name = $node.GetAttribute('Name')
        if ($name -eq '') {
            $name = "p$number"
        }
        $fields[$name] = [string]$node.get_InnerText()
    }
    foreach ($node in $document.SelectNodes("//*[local-name()='UserData']/*/*")) {
        $fields[$node.get_LocalName()] = [string]$node.get_InnerText()
    }
    return $fields
}

# Events, newest first: @{ Id; At; Activity; ProcessId; Fields }. None is nothing; a log or provider that is not there is an exception.
function Get-RdpdEvents {
    param(
        [Parameter(Mandatory = $true)][string]$Log,
        [Parameter(Mandatory = $true)][string]$Provider,
        [Parameter(Mandatory = $true)][int[]]$Id,
        [Parameter(Mandatory = $true)][int]$Minutes,
        [int]$Max = 200
    )
    $filter = @{ LogName = $Log; ProviderName = $Provider; Id = $Id; StartTime = (Get-Date).AddMinutes(-$Minutes) }
    try {
        $records = @(Get-WinEvent -FilterHashtable $filter -MaxEvents $Max -ErrorAction Stop)
    }
    catch {
        if ($_.FullyQualifiedErrorId -match '^NoMatchingEventsFound') {
            return
        }
        throw
    }
    foreach ($record in $records) {
        $activity = ''
        if ($null -ne $record.ActivityId) {
            $activity = $record.ActivityId.ToString()
        }
        @{
            Id = [int]$record.Id
            At = $record.TimeCreated
            Activity = $activity
            ProcessId = $record.ProcessId
            Fields = (ConvertFrom-RdpdEventXml -Text $record.ToXml())
        }
    }
}

# Whether a log is kept at all: an empty log that is off says nothing.
function Test-RdpdLogEnabled {
    param([Parameter(Mandatory = $true)][string]$Log)
    return [bool](Get-WinEvent -ListLog $Log -ErrorAction Stop).IsEnabled
}

Export-ModuleMember -Function *
