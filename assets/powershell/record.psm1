# The record: facts with a value or a reason, errors beside them, and the one framed line. Knows nothing of Windows.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
$script:run = @{ Elevated = $false; Wanted = @(); Target = ''; Errors = @() }

# Starts a run: who we are, which facts are wanted (empty means all), which computer the user wants to reach.
function Start-RdpdRun {
    param([bool]$Elevated, [string[]]$Wanted = @(), [string]$Target = '', [switch]$KeepErrors)
    $errors = @()
    if ($KeepErrors) {
        $errors = @($script:run['Errors'])
    }
    $script:run = @{ Elevated = $Elevated; Wanted = @($Wanted); Target = $Target; Errors = $errors }
}

function Get-RdpdTarget {
    return $script:run['Target']
}

function Get-RdpdErrors {
    return $script:run['Errors']
}

function Test-RdpdWanted {
    param([string]$Name)
    $wanted = @($script:run['Wanted'])
    return ($wanted.Count -eq 0) -or ($wanted -contains $Name)
}

# FullLanguage, or what Windows was told to allow (application control gives ConstrainedLanguage).
function Get-RdpdLanguageMode {
    return [string]$ExecutionContext.SessionState.LanguageMode
}

function Get-RdpdCause {
    param([Parameter(Mandatory = $true)]$ErrorRecord)
    $cause = $ErrorRecord.Exception
    while ($null -ne $cause.InnerException) {
        $cause = $cause.InnerException
    }
    return $cause
}

# An HRESULT as the unsigned number that documents print.
function ConvertTo-RdpdUnsigned {
    param([Parameter(Mandatory = $true)][int64]$Number)
    if ($Number -lt 0) {
        return [int64]($Number + 4294967296)
    }
    return $Number
}

# Why something could not be read, as "word: text". The word decides, the text is what Windows said in its own language.
function Get-RdpdReason {
    param([Parameter(Mandatory = $true)]$ErrorRecord)
    $cause = Get-RdpdCause -ErrorRecord $ErrorRecord
    $hresult = ConvertTo-RdpdUnsigned -Number $cause.HResult
    $text = [string]$cause.Message
    $id = [string]$ErrorRecord.FullyQualifiedErrorId
    if ($text -cmatch '^(notRead|missing|timeLimit|needsAdmin|accessDenied|refused|constrainedLanguage|failed): ') {
        return $text
    }
    if ($id -match 'ConstrainedLanguage|ConversionSupportedOnlyToCoreTypes') {
        return "constrainedLanguage: $text"
    }
    if (($cause -is [System.UnauthorizedAccessException]) -or ($cause -is [System.Security.SecurityException]) -or ($hresult -eq 2147942405) -or ($hresult -eq 2147749891) -or ($id -match 'AccessDenied|PermissionDenied|0x80041003|0x80070005')) {
        if ($script:run['Elevated']) {
            return "accessDenied: $text"
        }
        return "needsAdmin: $text"
    }
    if (($cause -is [System.Management.Automation.CommandNotFoundException]) -or ($id -match 'NoMatchingLogsFound|NoMatchingProvidersFound|LogsAndProvidersDontOverlap|0x8004100e|0x80041010|0x80041002')) {
        return "missing: $text"
    }
    if (($cause -is [System.TimeoutException]) -or ($id -match '0x40004|Timeout')) {
        return "timeLimit: $text"
    }
    return "failed: $text"
}

function Limit-RdpdText {
    param([string]$Text, [int]$Length)
    if ($Text.Length -gt $Length) {
        return $Text.Substring(0, $Length)
    }
    return $Text
}

function Add-RdpdError {
    param([string]$Where, [string]$Message, [int64]$HResult = 0)
    if (@($script:run['Errors']).Count -lt 50) {
        $script:run['Errors'] = @($script:run['Errors']) + @(@{ where = $Where; message = (Limit-RdpdText -Text $Message -Length 500); hresult = $HResult })
    }
}

# A value as JSON can carry it: dates as ISO 8601 UTC, bytes as lower-case hex, enums by their name, numbers as numbers.
function ConvertTo-RdpdScalar {
    param([AllowNull()]$Value)
    if ($null -eq $Value) {
        return $null
    }
    if ($Value -is [bool]) {
        return [bool]$Value
    }
    if ($Value -is [System.Enum]) {
        return $Value.ToString()
    }
    if ($Value -is [datetime]) {
        return $Value.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [cultureinfo]::InvariantCulture)
    }
    if ($Value -is [byte[]]) {
        return [System.BitConverter]::ToString($Value).Replace('-', '').ToLowerInvariant()
    }
    if (($Value -is [int]) -or ($Value -is [int64]) -or ($Value -is [uint32]) -or ($Value -is [uint64]) -or ($Value -is [double]) -or ($Value -is [int16]) -or ($Value -is [uint16]) -or ($Value -is [byte]) -or ($Value -is [sbyte]) -or ($Value -is [single]) -or ($Value -is [decimal])) {
        return $Value
    }
    if ($Value -is [System.Collections.IEnumerable] -and $Value -isnot [string]) {
        $parts = foreach ($item in $Value) { [string](ConvertTo-RdpdScalar -Value $item) }
        return (@($parts) -join ',')
    }
    # ToString gives the bare text; a string that a cmdlet decorated would become an object in JSON.
    return (Limit-RdpdText -Text $Value.ToString() -Length 19000)
}

# One element of a list: a flat record stays a record, everything else becomes a scalar.
function ConvertTo-RdpdElement {
    param([AllowNull()]$Value)
    if ($Value -is [System.Collections.IDictionary]) {
        $record = [ordered]@{}
        foreach ($key in $Value.Keys) {
            $record[[string]$key] = ConvertTo-RdpdScalar -Value $Value[$key]
        }
        return $record
    }
    if ($Value -is [System.Management.Automation.PSCustomObject]) {
        $record = [ordered]@{}
        foreach ($property in $Value.PSObject.Properties) {
            $record[$property.Name] = ConvertTo-RdpdScalar -Value $property.Value
        }
        return $record
    }
    return (ConvertTo-RdpdScalar -Value $Value)
}

function New-RdpdUnknown {
    param([string]$Name, [string]$Reason)
    return @{ name = $Name; value = $null; unknown = (Limit-RdpdText -Text $Reason -Length 480) }
}

# Reads one fact. Nothing that the body does can cost more than this fact: what it throws becomes the fact's reason.
# A scalar without any value is a fact too: null without a reason means "not set on this Windows".
function Read-RdpdFact {
    param(
        [Parameter(Mandatory = $true)][string]$Name,
        [Parameter(Mandatory = $true)][scriptblock]$Body,
        [ValidateSet('scalar', 'list', 'record')][string]$Shape = 'scalar',
        [switch]$Admin
    )
    if (-not (Test-RdpdWanted -Name $Name)) {
        return
    }
    if ($Admin -and -not $script:run['Elevated']) {
        return (New-RdpdUnknown -Name $Name -Reason 'needsAdmin: Windows shows this to administrators only')
    }
    try {
        $items = @()
        foreach ($item in @(& $Body 3>&1)) {
            if ($item -is [System.Management.Automation.WarningRecord]) {
                Add-RdpdError -Where $Name -Message "warning: $($item.Message)"
            }
            elseif ($null -ne $item) {
                $items += , (ConvertTo-RdpdElement -Value $item)
            }
        }
        if ($Shape -eq 'list') {
            return @{ name = $Name; value = [object[]]$items }
        }
        if ($items.Count -gt 1) {
            throw "failed: one value was expected, $($items.Count) came"
        }
        if ($items.Count -eq 0) {
            return @{ name = $Name; value = $null }
        }
        return @{ name = $Name; value = $items[0] }
    }
    catch {
        $reason = Get-RdpdReason -ErrorRecord $_
        Add-RdpdError -Where $Name -Message $reason -HResult (ConvertTo-RdpdUnsigned -Number (Get-RdpdCause -ErrorRecord $_).HResult)
        return (New-RdpdUnknown -Name $Name -Reason $reason)
    }
}

# One costly answer for several facts: asked once, and when it failed, each fact that needs it fails with the same error.
# Not asked at all unless a fact wants it.
function Get-RdpdOnce {
    param([Parameter(Mandatory = $true)][scriptblock]$Body)
    return @{ Body = $Body; Asked = $false; Value = $null; Problem = $null }
}

function Get-RdpdOnceValue {
    param([Parameter(Mandatory = $true)][hashtable]$Once)
    if (-not $Once['Asked']) {
        $Once['Asked'] = $true
        try {
            $Once['Value'] = & $Once['Body']
        }
        catch {
            $Once['Problem'] = $_
        }
    }
    if ($null -ne $Once['Problem']) {
        throw $Once['Problem']
    }
    return $Once['Value']
}

# Base64 in the core language only, for Constrained Language, where .NET methods are closed. ASCII in, ASCII out.
function ConvertFrom-RdpdPlainBase64 {
    param([string]$Text)
    $value = 0
    $bits = 0
    $letters = foreach ($letter in $Text.TrimEnd('=').ToCharArray()) {
        $index = $script:alphabet.IndexOf($letter)
        if ($index -lt 0) {
            throw 'failed: the request is not base64'
        }
        $value = ($value -shl 6) -bor $index
        $bits += 6
        if ($bits -ge 8) {
            $bits -= 8
            [string][char](($value -shr $bits) -band 255)
            $value = $value -band ((1 -shl $bits) - 1)
        }
    }
    return (@($letters) -join '')
}

function ConvertTo-RdpdPlainBase64 {
    param([string]$Text)
    $value = 0
    $bits = 0
    $letters = foreach ($letter in $Text.ToCharArray()) {
        $value = ($value -shl 8) -bor ([int]$letter -band 255)
        $bits += 8
        while ($bits -ge 6) {
            $bits -= 6
            [string]$script:alphabet[($value -shr $bits) -band 63]
            $value = $value -band ((1 -shl $bits) - 1)
        }
    }
    $whole = @($letters) -join ''
    if ($bits -gt 0) {
        $whole += [string]$script:alphabet[($value -shl (6 - $bits)) -band 63]
    }
    while ($whole.Length % 4 -ne 0) {
        $whole += '='
    }
    return $whole
}

function ConvertFrom-RdpdBase64 {
    param([string]$Text)
    if ((Get-RdpdLanguageMode) -ne 'FullLanguage') {
        return (ConvertFrom-RdpdPlainBase64 -Text $Text)
    }
    return [System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String($Text))
}

# Gives the one line that the caller looks for. Windows may fold it at the width of a console; the caller allows for that.
function Write-RdpdRecord {
    param([Parameter(Mandatory = $true)][hashtable]$Record)
    $json = ConvertTo-Json -InputObject $Record -Depth 8 -Compress
    if ((Get-RdpdLanguageMode) -eq 'FullLanguage') {
        $text = [System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($json))
    }
    else {
        $text = ConvertTo-RdpdPlainBase64 -Text ($json -replace '[^\x20-\x7e]', '?')
    }
    Write-Output "@@RDPD $($Record['id']) $text @@"
}

Export-ModuleMember -Function *
