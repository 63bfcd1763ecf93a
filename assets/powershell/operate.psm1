# Serves one verb of one operation: capture, apply, verify, restore. Used by the entry, by the elevated worker and by the task that restores.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:writers = @('registry', 'services', 'privileges', 'access', 'files', 'certificates', 'network', 'people', 'tasks', 'elevation')
$script:written = $false

# The modules that change Windows, once. A function that is there already keeps its place, as in a test with its own in their place.
function Import-RdpdWriters {
    param([Parameter(Mandatory = $true)][string]$Folder)
    if (-not $script:written) {
        foreach ($name in $script:writers) {
            Import-Module -Name (Join-Path -Path $Folder -ChildPath "windows/write/$name.psm1") -Global -NoClobber -DisableNameChecking -ErrorAction Stop
        }
        $script:written = $true
    }
}

# A parsed JSON value as hashtables, lists and scalars. Every text in it begins with "=": otherwise PowerShell 7 would take some texts for dates.
function ConvertTo-RdpdPlain {
    param([AllowNull()]$Value)
    if ($null -eq $Value) {
        return $null
    }
    if ($Value -is [string]) {
        if (($Value.Length -eq 0) -or ($Value[0] -ne [char]'=')) {
            throw 'failed: a text of the request is not marked as one'
        }
        return $Value.Substring(1)
    }
    if ($Value -is [array]) {
        $list = @()
        foreach ($item in $Value) {
            $list += , (ConvertTo-RdpdPlain -Value $item)
        }
        return , [object[]]$list
    }
    if ($Value -is [System.Management.Automation.PSCustomObject]) {
        $record = [ordered]@{}
        foreach ($property in $Value.PSObject.Properties) {
            $record[$property.Name] = ConvertTo-RdpdPlain -Value $property.Value
        }
        return $record
    }
    if ($Value -is [datetime]) {
        throw 'failed: a text of the request is not marked as one'
    }
    return $Value
}

# HKEY_CURRENT_USER of an elevated process may be somebody else's, and so are the saved sign-ins.
function Assert-RdpdAllowed {
    param([Parameter(Mandatory = $true)][hashtable]$Operation, [System.Collections.IDictionary]$Arguments, [bool]$Elevated, [switch]$Changes)
    $ofUser = (-not $Operation['Admin']) -or ($Arguments.Contains('path') -and ([string]$Arguments['path'] -match '^HKCU\\'))
    if ($Changes -and (-not $Elevated) -and (-not $ofUser)) {
        throw 'needsAdmin: Windows lets administrators only change this'
    }
}

# One verb of one operation. Gives the captured state for capture and verify, null for apply and restore; throws "word: text".
function Invoke-RdpdVerb {
    param(
        [Parameter(Mandatory = $true)][ValidateSet('capture', 'apply', 'verify', 'restore')][string]$Verb,
        [Parameter(Mandatory = $true)][string]$Primitive,
        [AllowNull()]$Arguments,
        [AllowNull()]$Captured,
        [bool]$Elevated,
        [Parameter(Mandatory = $true)][string]$Folder
    )
    Assert-RdpdArguments -Primitive $Primitive -Arguments $Arguments
    $operation = Get-RdpdOperation -Primitive $Primitive
    $changes = @('apply', 'restore') -contains $Verb
    Assert-RdpdAllowed -Operation $operation -Arguments $Arguments -Elevated $Elevated -Changes:$changes
    Import-RdpdWriters -Folder $Folder
    foreach ($module in $operation['Modules']) {
        Import-Module -Name (Join-Path -Path $Folder -ChildPath "$module.psm1") -Global -DisableNameChecking -ErrorAction Stop
    }
    if ($Verb -eq 'restore') {
        if ($Captured -isnot [System.Collections.IDictionary]) {
            throw 'failed: captured: not of this primitive'
        }
        $null = & $operation['restore'] -Arguments $Arguments -Captured $Captured
        return $null
    }
    if ($Verb -eq 'apply') {
        # What is not there cannot be changed; the capture throws for what could not be put back.
        if ($null -eq (& $operation['capture'] -Arguments $Arguments)) {
            throw 'failed: not there'
        }
        $null = & $operation['apply'] -Arguments $Arguments
        return $null
    }
    $found = & $operation[$Verb] -Arguments $Arguments
    if ($null -eq $found) {
        throw 'failed: not there'
    }
    return $found
}

# The operation part of a request: { primitive, args, captured?, restoreList? }, texts marked.
function Invoke-RdpdOperationRequest {
    param([Parameter(Mandatory = $true)][string]$Verb, [AllowNull()]$Operation, [bool]$Elevated, [Parameter(Mandatory = $true)][string]$Folder)
    $plain = ConvertTo-RdpdPlain -Value $Operation
    if (($plain -isnot [System.Collections.IDictionary]) -or ($plain['primitive'] -isnot [string])) {
        throw 'failed: the request names no operation'
    }
    $list = $null
    if ($plain.Contains('restoreList') -and ($null -ne $plain['restoreList'])) {
        $list = ConvertTo-Json -InputObject ([object[]]@((Get-RdpdField -Object $Operation -Name 'restoreList'))) -Depth 12 -Compress
    }
    Import-RdpdWriters -Folder $Folder
    Import-Module -Name (Join-Path -Path $Folder -ChildPath 'operations/restore-task.psm1') -Global -DisableNameChecking -ErrorAction Stop
    Set-RdpdRestoreList -Json $list -Scripts $Folder
    return (Invoke-RdpdVerb -Verb $Verb -Primitive $plain['primitive'] -Arguments $plain['args'] -Captured $plain['captured'] -Elevated $Elevated -Folder $Folder)
}

Export-ModuleMember -Function *
