# What a reader makes of single values. Rests on Get-RdpdRegistryValue and touches nothing itself.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# A number, or null when it is not there. A value of another kind is an error: Windows itself ignores such a value.
function Get-RdpdRegistryNumber {
    param([Parameter(Mandatory = $true)][string]$Path, [Parameter(Mandatory = $true)][string]$Name, [string]$Hive = 'LocalMachine')
    $found = Get-RdpdRegistryValue -Path $Path -Name $Name -Hive $Hive
    if ($null -eq $found) {
        return $null
    }
    if (@('DWord', 'QWord') -notcontains $found['Kind']) {
        throw "failed: $Name has the kind $($found['Kind']), a number was expected"
    }
    if ($found['Kind'] -eq 'DWord') {
        return (ConvertTo-RdpdUnsigned -Number $found['Value'])
    }
    return $found['Value']
}

# A text, or null when it is not there.
function Get-RdpdRegistryText {
    param([Parameter(Mandatory = $true)][string]$Path, [Parameter(Mandatory = $true)][string]$Name, [string]$Hive = 'LocalMachine')
    $found = Get-RdpdRegistryValue -Path $Path -Name $Name -Hive $Hive
    if ($null -eq $found) {
        return $null
    }
    return [string]$found['Value']
}

# Bytes of a hexadecimal text. Handed on as one object, because PowerShell takes arrays apart.
function ConvertFrom-RdpdHex {
    param([AllowEmptyString()][string]$Text)
    # Typed, so that a bare array comes out: New-Object gives one wrapped in a PSObject.
    [byte[]]$bytes = New-Object -TypeName byte[] -ArgumentList ([int]($Text.Length / 2))
    for ($at = 0; $at -lt $bytes.Length; $at += 1) {
        $bytes[$at] = [System.Convert]::ToByte($Text.Substring($at * 2, 2), 16)
    }
    return , $bytes
}

# A path of Windows. Not [System.IO.Path]: it joins as the system it runs on does, and is closed in Constrained Language.
function Join-RdpdPath {
    param([AllowNull()][AllowEmptyString()][string]$Folder, [Parameter(Mandatory = $true)][string]$Name)
    if ($Folder -eq '') {
        throw 'missing: this Windows names no such folder'
    }
    # A stand-in may keep its files on another system.
    if ($Folder.StartsWith('/')) {
        return "$($Folder.TrimEnd('/'))/$($Name.Replace('\', '/'))"
    }
    return "$($Folder.TrimEnd('\'))\$Name"
}

# A property of any object, or an entry of a dictionary; null when this Windows has no such property.
function Get-RdpdProperty {
    param([AllowNull()]$Object, [Parameter(Mandatory = $true)][string]$Name)
    if ($null -eq $Object) {
        return $null
    }
    if ($Object -is [System.Collections.IDictionary]) {
        return $Object[$Name]
    }
    $property = $Object.PSObject.Properties[$Name]
    if ($null -eq $property) {
        return $null
    }
    return $property.Value
}

Export-ModuleMember -Function *
