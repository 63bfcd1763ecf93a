# The registry through cmdlets alone, for Constrained Language, where .NET is closed. Takes the place of windows/registry.psm1 there.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:added = @('PSPath', 'PSParentPath', 'PSChildName', 'PSDrive', 'PSProvider')

function Get-RdpdRegistryPlace {
    param([string]$Path, [string]$Hive)
    # A 32-bit process is shown another branch of it, and only .NET could ask for the right one.
    if (("$env:PROCESSOR_ARCHITEW6432" -ne '') -and ($Path -like 'SOFTWARE\*') -and ($Path -notlike 'SOFTWARE\Policies\*')) {
        throw 'constrainedLanguage: a 32-bit PowerShell cannot read this value here'
    }
    if ($Hive -eq 'CurrentUser') {
        return "Registry::HKEY_CURRENT_USER\$Path"
    }
    return "Registry::HKEY_LOCAL_MACHINE\$Path"
}

# Kind and value as windows/registry.psm1 gives them; the kind follows from the value's type.
function ConvertFrom-RdpdPlainData {
    param([string]$Name, [AllowNull()]$Data)
    # The registry provider gives a number with the top bit set as an unsigned one: 4294967295 of MaxInstanceCount is a uint32.
    if (($Data -is [int]) -or ($Data -is [uint32])) {
        return @{ Name = $Name; Kind = 'DWord'; Value = (ConvertTo-RdpdUnsigned -Number $Data) }
    }
    if (($Data -is [int64]) -or ($Data -is [uint64])) {
        return @{ Name = $Name; Kind = 'QWord'; Value = $Data }
    }
    if ($Data -is [byte[]]) {
        $digits = foreach ($byte in $Data) { '{0:x2}' -f $byte }
        return @{ Name = $Name; Kind = 'Binary'; Value = (@($digits) -join '') }
    }
    if ($Data -is [string[]]) {
        return @{ Name = $Name; Kind = 'MultiString'; Value = $Data }
    }
    return @{ Name = $Name; Kind = 'String'; Value = [string]$Data }
}

function Get-RdpdRegistryValues {
    param([Parameter(Mandatory = $true)][string]$Path, [string]$Hive = 'LocalMachine')
    $place = Get-RdpdRegistryPlace -Path $Path -Hive $Hive
    if (-not (Test-Path -LiteralPath $place -ErrorAction Stop)) {
        return
    }
    $row = Get-ItemProperty -LiteralPath $place -ErrorAction Stop
    # A key without values gives nothing.
    if ($null -eq $row) {
        return
    }
    foreach ($property in $row.PSObject.Properties) {
        if (($script:added -notcontains $property.Name) -and ($null -ne $property.Value)) {
            ConvertFrom-RdpdPlainData -Name $property.Name -Data $property.Value
        }
    }
}

function Get-RdpdRegistryValue {
    param(
        [Parameter(Mandatory = $true)][string]$Path,
        [Parameter(Mandatory = $true)][string]$Name,
        [string]$Hive = 'LocalMachine'
    )
    foreach ($value in @(Get-RdpdRegistryValues -Path $Path -Hive $Hive)) {
        if ($value['Name'] -eq $Name) {
            return $value
        }
    }
    return $null
}

function Get-RdpdRegistrySubKeys {
    param([Parameter(Mandatory = $true)][string]$Path, [string]$Hive = 'LocalMachine')
    $place = Get-RdpdRegistryPlace -Path $Path -Hive $Hive
    if (Test-Path -LiteralPath $place -ErrorAction Stop) {
        foreach ($key in @(Get-ChildItem -LiteralPath $place -ErrorAction Stop)) {
            [string]$key.PSChildName
        }
    }
}

function Test-RdpdRegistryKey {
    param([Parameter(Mandatory = $true)][string]$Path, [string]$Hive = 'LocalMachine')
    return (Test-Path -LiteralPath (Get-RdpdRegistryPlace -Path $Path -Hive $Hive) -ErrorAction Stop)
}

Export-ModuleMember -Function *
