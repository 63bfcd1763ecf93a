# registry.set and registry.remove. Absent is captured as absent: the value, its key, and the keys above it.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:types = @{ DWord = 'dword'; QWord = 'qword'; String = 'string'; ExpandString = 'expandString'; MultiString = 'multiString'; Binary = 'binary' }
$script:kindsOf = @{ dword = 'DWord'; qword = 'QWord'; string = 'String'; expandString = 'ExpandString'; multiString = 'MultiString'; binary = 'Binary' }

# HKLM\a\b as @{ Hive; Path }.
function Split-RdpdRegistryPath {
    param([Parameter(Mandatory = $true)][string]$Path)
    $hive = 'LocalMachine'
    if ($Path.StartsWith('HKCU\', [System.StringComparison]::OrdinalIgnoreCase)) {
        $hive = 'CurrentUser'
    }
    return @{ Hive = $hive; Path = $Path.Substring(5) }
}

# The value under its own spelling as @{ Name; Kind; Value }, or null.
function Find-RdpdRegistryValue {
    param([Parameter(Mandatory = $true)][hashtable]$Place, [AllowEmptyString()][string]$Name)
    foreach ($value in (Get-RdpdRegistryValues -Path $Place['Path'] -Hive $Place['Hive'])) {
        if (($null -ne $value) -and ($value['Name'] -eq $Name)) {
            return $value
        }
    }
    return $null
}

# REG_BINARY as hexadecimal text, whether it comes as that or as bytes.
function ConvertTo-RdpdHexText {
    param([AllowNull()]$Data)
    if ($Data -is [byte[]]) {
        return [System.BitConverter]::ToString($Data).Replace('-', '').ToLowerInvariant()
    }
    return [string]$Data
}

# A value as the journal keeps it: { type, data }. A kind that cannot be written back the same way is refused here, before any change.
function ConvertTo-RdpdTypedValue {
    param([AllowNull()]$Found)
    if ($null -eq $Found) {
        return $null
    }
    $kind = [string]$Found['Kind']
    if (-not $script:types.ContainsKey($kind)) {
        throw "failed: the value has the kind $kind, which cannot be put back exactly"
    }
    $data = $Found['Value']
    if ($kind -eq 'DWord') {
        $data = ConvertTo-RdpdUnsigned -Number $data
    }
    elseif ($kind -eq 'QWord') {
        if ($data -isnot [uint64]) {
            $data = [System.BitConverter]::ToUInt64([System.BitConverter]::GetBytes([int64]$data), 0)
        }
        $data = $data.ToString([cultureinfo]::InvariantCulture)
    }
    elseif ($kind -eq 'MultiString') {
        # Not through a pipeline: no texts at all would become one empty text there.
        $data = [object[]]@(foreach ($text in $data) { [string]$text })
    }
    elseif ($kind -eq 'Binary') {
        $data = ConvertTo-RdpdHexText -Data $data
    }
    else {
        $data = [string]$data
    }
    return [ordered]@{ type = $script:types[$kind]; data = $data }
}

function Test-RdpdSameValue {
    param([AllowNull()]$One, [AllowNull()]$Other)
    if (($null -eq $One) -or ($null -eq $Other)) {
        return ($null -eq $One) -and ($null -eq $Other)
    }
    $texts = foreach ($value in @($One, $Other)) {
        ConvertTo-Json -Compress -Depth 3 -InputObject ([ordered]@{ type = [string]$value['type']; data = $value['data'] })
    }
    return ($texts[0] -ceq $texts[1])
}

# How many leading parts of a path are keys that exist.
function Measure-RdpdRegistryPath {
    param([Parameter(Mandatory = $true)][hashtable]$Place)
    $parts = @($Place['Path'] -split '\\')
    for ($count = $parts.Count; $count -gt 0; $count -= 1) {
        if (Test-RdpdRegistryKey -Path (@($parts | Select-Object -First $count) -join '\') -Hive $Place['Hive']) {
            return $count
        }
    }
    return 0
}

function Get-RdpdValueState {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $place = Split-RdpdRegistryPath -Path $Arguments['path']
    $found = Find-RdpdRegistryValue -Place $place -Name $Arguments['name']
    $name = [string]$Arguments['name']
    if ($null -ne $found) {
        $name = [string]$found['Name']
    }
    return [ordered]@{
        key = (Test-RdpdRegistryKey -Path $place['Path'] -Hive $place['Hive'])
        name = $name
        value = (ConvertTo-RdpdTypedValue -Found $found)
        parents = (Measure-RdpdRegistryPath -Place $place)
    }
}

function Write-RdpdTypedValue {
    param([Parameter(Mandatory = $true)][hashtable]$Place, [AllowEmptyString()][string]$Name, [Parameter(Mandatory = $true)]$Value)
    Set-RdpdRegistryValue -Hive $Place['Hive'] -Path $Place['Path'] -Name $Name -Kind $script:kindsOf[[string]$Value['type']] -Data $Value['data']
}

function Set-RdpdValue {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $state = Get-RdpdValueState -Arguments $Arguments
    if (-not (Test-RdpdSameValue -One $state['value'] -Other $Arguments['value'])) {
        Write-RdpdTypedValue -Place (Split-RdpdRegistryPath -Path $Arguments['path']) -Name $state['name'] -Value $Arguments['value']
    }
}

function Remove-RdpdValue {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $state = Get-RdpdValueState -Arguments $Arguments
    if ($null -ne $state['value']) {
        $place = Split-RdpdRegistryPath -Path $Arguments['path']
        Remove-RdpdRegistryValue -Hive $place['Hive'] -Path $place['Path'] -Name $state['name']
    }
}

# Puts one value back, absent included. Used for every primitive that keeps a registry value.
# AnySpelling: the name was not captured, so the spelling that is there stays (Windows has both DelayedAutostart and DelayedAutoStart).
function Restore-RdpdTypedValue {
    param([Parameter(Mandatory = $true)][hashtable]$Place, [AllowEmptyString()][string]$Name, [AllowNull()]$Value, [switch]$AnySpelling)
    $found = Find-RdpdRegistryValue -Place $Place -Name $Name
    if ($AnySpelling -and ($null -ne $found)) {
        $Name = [string]$found['Name']
    }
    if (($null -ne $found) -and (($null -eq $Value) -or ($found['Name'] -cne $Name))) {
        Remove-RdpdRegistryValue -Hive $Place['Hive'] -Path $Place['Path'] -Name $found['Name']
        $found = $null
    }
    if (($null -ne $Value) -and (($null -eq $found) -or (-not (Test-RdpdSameValue -One (ConvertTo-RdpdTypedValue -Found $found) -Other $Value)))) {
        Write-RdpdTypedValue -Place $Place -Name $Name -Value $Value
    }
}

function Restore-RdpdValue {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    $place = Split-RdpdRegistryPath -Path $Arguments['path']
    Restore-RdpdTypedValue -Place $place -Name ([string]$Captured['name']) -Value $Captured['value']
    if ($Captured['key']) {
        return
    }
    # Keys that were made for the value go again, from the deepest up, as long as nothing else came into them.
    $parts = @($place['Path'] -split '\\')
    $keep = $parts.Count - 1
    if ($Captured.Contains('parents')) {
        $keep = [int]$Captured['parents']
    }
    for ($count = $parts.Count; $count -gt $keep; $count -= 1) {
        if (-not (Remove-RdpdEmptyRegistryKey -Hive $place['Hive'] -Path (@($parts | Select-Object -First $count) -join '\'))) {
            return
        }
    }
}

Export-ModuleMember -Function *
