# Serves one request: checks it, then runs the readers that give the wanted facts and fills what is missing with its reason,
# or one verb of one operation, or starts the elevated worker.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Seconds after which no further reader is started, so that the record still comes before the caller gives up.
$script:budgetSeconds = @{ fast = 12; slow = 20; onRequest = 90 }
$script:verbs = @('capture', 'apply', 'verify', 'restore')

# A field of a parsed JSON object, or null. Written out because StrictMode refuses a property that is not there.
function Get-RdpdField {
    param([AllowNull()]$Object, [string]$Name)
    if ($null -eq $Object) {
        return $null
    }
    foreach ($property in $Object.PSObject.Properties) {
        if ($property.Name -eq $Name) {
            return $property.Value
        }
    }
    return $null
}

# The request as a checked hashtable. Throws for anything that is not exactly a request of this version.
function Read-RdpdRequest {
    param([string]$Request)
    $parsed = ConvertFrom-Json -InputObject (ConvertFrom-RdpdBase64 -Text $Request)
    $id = [string](Get-RdpdField -Object $parsed -Name 'id')
    if ($id -cnotmatch '^[A-Za-z0-9-]{1,40}\z') {
        throw 'failed: the request has no id'
    }
    $checked = @{ Id = $id; Problem = ''; Action = [string](Get-RdpdField -Object $parsed -Name 'action'); Operation = (Get-RdpdField -Object $parsed -Name 'operation'); Batch = [string](Get-RdpdField -Object $parsed -Name 'batch'); Target = [string](Get-RdpdField -Object $parsed -Name 'target'); Facts = @() }
    foreach ($name in @(Get-RdpdField -Object $parsed -Name 'facts')) {
        if ($null -ne $name) {
            $checked['Facts'] += [string]$name
        }
    }
    if ((Get-RdpdField -Object $parsed -Name 'schema') -cne 'rdp-doctor/ps-request@1') {
        $checked['Problem'] = 'failed: the schema of the request is not known here'
    }
    elseif ((@($script:verbs) -ccontains $checked['Action']) -or ($checked['Action'] -ceq 'elevate')) {
        if ($null -eq $checked['Operation']) {
            $checked['Problem'] = 'failed: the request names no operation'
        }
    }
    elseif ($checked['Action'] -cne 'facts') {
        $checked['Problem'] = 'failed: the action of the request is not known here'
    }
    elseif (@('fast', 'slow', 'onRequest') -cnotcontains $checked['Batch']) {
        $checked['Problem'] = 'failed: the batch of the request is not known here'
    }
    elseif (($checked['Target'] -ne '') -and ($checked['Target'] -cnotmatch '^[\p{L}\p{N}._:%-]{1,255}\z')) {
        $checked['Problem'] = 'failed: the computer in the request is neither a name nor an address'
    }
    return $checked
}

# Loads the module of a reader on first use.
function Import-RdpdReader {
    param([Parameter(Mandatory = $true)][hashtable]$Reader, [string]$Folder)
    $path = Join-Path -Path $Folder -ChildPath "readers/$($Reader['Module']).psm1"
    # Not Get-Command: it would look through every module of the computer for a name that is not there yet.
    if (-not (Test-Path -LiteralPath "Function:\$($Reader['Function'])")) {
        Import-Module -Name $path -Global -DisableNameChecking -ErrorAction Stop
    }
}

# One reader. What it gives is passed on; what it throws is an error, not an end.
function Invoke-RdpdReader {
    param([Parameter(Mandatory = $true)][hashtable]$Reader, [string]$Folder)
    try {
        Import-RdpdReader -Reader $Reader -Folder $Folder
        & $Reader['Function']
    }
    catch {
        $reason = Get-RdpdReason -ErrorRecord $_
        Add-RdpdError -Where $Reader['Function'] -Message $reason -HResult (ConvertTo-RdpdUnsigned -Number (Get-RdpdCause -ErrorRecord $_).HResult)
        foreach ($name in $Reader['Facts']) {
            New-RdpdUnknown -Name $name -Reason $reason
        }
    }
}

# The facts of one reader, every promised one exactly once, in the order of the catalogue.
function Get-RdpdReaderFacts {
    param([Parameter(Mandatory = $true)][hashtable]$Reader, [string]$Folder, [string]$Refusal)
    $given = @{}
    if ($Refusal -eq '') {
        foreach ($fact in @(Invoke-RdpdReader -Reader $Reader -Folder $Folder)) {
            if (($fact -is [System.Collections.IDictionary]) -and (-not $given.ContainsKey($fact['name']))) {
                $given[$fact['name']] = $fact
            }
        }
    }
    foreach ($name in $Reader['Facts']) {
        if (-not (Test-RdpdWanted -Name $name)) {
            continue
        }
        if ($given.ContainsKey($name)) {
            $given[$name]
        }
        elseif ($Refusal -ne '') {
            New-RdpdUnknown -Name $name -Reason $Refusal
        }
        else {
            New-RdpdUnknown -Name $name -Reason 'failed: the reader gave no answer'
        }
    }
}

# Who asks: elevated or not. A failure to find out is "not elevated", the cautious side.
function Test-RdpdElevated {
    if ((Get-RdpdLanguageMode) -ne 'FullLanguage') {
        return $false
    }
    try {
        return [bool](Get-RdpdProcess)['Elevated']
    }
    catch {
        Add-RdpdError -Where 'process.elevated' -Message (Get-RdpdReason -ErrorRecord $_)
        return $false
    }
}

# In Constrained Language nothing of Windows can be read from here; that itself is the one fact.
function Get-RdpdConstrainedFacts {
    param([string]$Mode)
    foreach ($reader in @(Get-RdpdReaders)) {
        foreach ($name in $reader['Facts']) {
            if (-not (Test-RdpdWanted -Name $name)) {
                continue
            }
            if ($name -eq 'process.languageMode') {
                @{ name = $name; value = $Mode }
            }
            else {
                New-RdpdUnknown -Name $name -Reason "constrainedLanguage: PowerShell runs in $Mode here"
            }
        }
    }
}

# The wanted facts of one batch. Its modules are loaded on first use, and none is started after the time is over.
function Get-RdpdBatchFacts {
    param([Parameter(Mandatory = $true)][hashtable]$Checked, [Parameter(Mandatory = $true)][datetime]$Started, [string]$Folder)
    foreach ($reader in @(Get-RdpdReaders -Batch $Checked['Batch'])) {
        if (@($reader['Facts'] | Where-Object { Test-RdpdWanted -Name $_ }).Count -eq 0) {
            continue
        }
        $refusal = ''
        if (((Get-Date) - $Started).TotalSeconds -gt $script:budgetSeconds[$Checked['Batch']]) {
            $refusal = 'timeLimit: the readers before this one took too long'
        }
        Get-RdpdReaderFacts -Reader $reader -Folder $Folder -Refusal $refusal
    }
}

# A verb of an operation, or the start of the elevated worker. Throws what went wrong as "word: text".
function Invoke-RdpdAction {
    param([Parameter(Mandatory = $true)][hashtable]$Checked, [string]$Mode, [bool]$Elevated, [string]$Folder)
    if ($Mode -ne 'FullLanguage') {
        throw "constrainedLanguage: PowerShell runs in $Mode here"
    }
    foreach ($name in @('arguments', 'operations', 'operate')) {
        Import-Module -Name (Join-Path -Path $Folder -ChildPath "$name.psm1") -Global -DisableNameChecking -ErrorAction Stop
    }
    if ($Checked['Action'] -ceq 'elevate') {
        Import-RdpdWriters -Folder $Folder
        return (Start-RdpdElevated -Start (ConvertTo-RdpdPlain -Value $Checked['Operation']) -Folder $Folder)
    }
    return (Invoke-RdpdOperationRequest -Verb $Checked['Action'] -Operation $Checked['Operation'] -Elevated $Elevated -Folder $Folder)
}

# One request in, the whole record out as a hashtable. Never throws.
function Invoke-RdpdRequest {
    param([string]$Request, [string]$Folder)
    $started = Get-Date
    $mode = Get-RdpdLanguageMode
    $record = @{ schema = 'rdp-doctor/ps-record@1'; id = 'unread'; ok = $false; facts = @(); errors = @(); elevated = $false; languageMode = $mode; ms = 0 }
    try {
        Start-RdpdRun
        $checked = Read-RdpdRequest -Request $Request
        $record['id'] = $checked['Id']
        if ($checked['Problem'] -ne '') {
            throw $checked['Problem']
        }
        $record['elevated'] = Test-RdpdElevated
        Start-RdpdRun -Elevated $record['elevated'] -Wanted $checked['Facts'] -Target $checked['Target'] -KeepErrors
        $facts = @()
        if ($checked['Action'] -cne 'facts') {
            $record['captured'] = Invoke-RdpdAction -Checked $checked -Mode $mode -Elevated $record['elevated'] -Folder $Folder
        }
        elseif ($mode -ne 'FullLanguage') {
            $facts = @(Get-RdpdConstrainedFacts -Mode $mode)
        }
        else {
            $facts = @(Get-RdpdBatchFacts -Checked $checked -Started $started -Folder $Folder)
        }
        $record['facts'] = [object[]]$facts
        $record['ok'] = $true
    }
    catch {
        # The one that decides comes first, whatever was noted on the way.
        $noted = @(Get-RdpdErrors)
        Start-RdpdRun -Elevated $record['elevated']
        Add-RdpdError -Where 'request' -Message (Get-RdpdReason -ErrorRecord $_) -HResult (ConvertTo-RdpdUnsigned -Number (Get-RdpdCause -ErrorRecord $_).HResult)
        $decided = @(Get-RdpdErrors)
        $record['errors'] = [object[]]@($decided + $noted | Select-Object -First 50)
        $record['ms'] = [int]((Get-Date) - $started).TotalMilliseconds
        return $record
    }
    $record['errors'] = [object[]]@(Get-RdpdErrors)
    $record['ms'] = [int]((Get-Date) - $started).TotalMilliseconds
    return $record
}

Export-ModuleMember -Function *
