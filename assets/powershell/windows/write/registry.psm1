# Writes to the registry, always the 64-bit view. Each function does one thing and is done when it returns.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Open-RdpdRegistryBase {
    param([string]$Hive)
    return [Microsoft.Win32.RegistryKey]::OpenBaseKey([Microsoft.Win32.RegistryHive]$Hive, [Microsoft.Win32.RegistryView]::Registry64)
}

# Data as .NET wants it for a kind. DWORD above 2^31 becomes the negative number that has the same bits.
function ConvertTo-RdpdRegistryData {
    param([Parameter(Mandatory = $true)][string]$Kind, [AllowNull()]$Data)
    if ($Kind -eq 'DWord') {
        return [System.BitConverter]::ToInt32([System.BitConverter]::GetBytes([uint32]$Data), 0)
    }
    if ($Kind -eq 'QWord') {
        return [System.BitConverter]::ToInt64([System.BitConverter]::GetBytes([uint64]$Data), 0)
    }
    if ($Kind -eq 'Binary') {
        return , (ConvertFrom-RdpdHex -Text ([string]$Data))
    }
    if ($Kind -eq 'MultiString') {
        return , [string[]]@($Data)
    }
    return [string]$Data
}

# Kinds: DWord (unsigned), QWord (digits), String, ExpandString (unexpanded), MultiString, Binary (hex). Makes the key where it is not there.
function Set-RdpdRegistryValue {
    param(
        [Parameter(Mandatory = $true)][string]$Path,
        [AllowEmptyString()][string]$Name,
        [Parameter(Mandatory = $true)][ValidateSet('DWord', 'QWord', 'String', 'ExpandString', 'MultiString', 'Binary')][string]$Kind,
        [AllowNull()]$Data,
        [string]$Hive = 'LocalMachine'
    )
    $base = Open-RdpdRegistryBase -Hive $Hive
    try {
        $key = $base.CreateSubKey($Path)
        try {
            $key.SetValue($Name, (ConvertTo-RdpdRegistryData -Kind $Kind -Data $Data), [Microsoft.Win32.RegistryValueKind]$Kind)
            $key.Flush()
        }
        finally {
            $key.Dispose()
        }
    }
    finally {
        $base.Dispose()
    }
}

# Takes a value away; one that is not there is no error.
function Remove-RdpdRegistryValue {
    param([Parameter(Mandatory = $true)][string]$Path, [AllowEmptyString()][string]$Name, [string]$Hive = 'LocalMachine')
    $base = Open-RdpdRegistryBase -Hive $Hive
    try {
        $key = $base.OpenSubKey($Path, $true)
        if ($null -ne $key) {
            try {
                $key.DeleteValue($Name, $false)
                $key.Flush()
            }
            finally {
                $key.Dispose()
            }
        }
    }
    finally {
        $base.Dispose()
    }
}

# Takes a key away if nothing is in it. True when it is gone.
function Remove-RdpdEmptyRegistryKey {
    param([Parameter(Mandatory = $true)][string]$Path, [string]$Hive = 'LocalMachine')
    $base = Open-RdpdRegistryBase -Hive $Hive
    try {
        $key = $base.OpenSubKey($Path, $false)
        if ($null -eq $key) {
            return $true
        }
        $used = $key.SubKeyCount + $key.ValueCount
        $key.Dispose()
        if ($used -ne 0) {
            return $false
        }
        $base.DeleteSubKey($Path, $false)
        return $true
    }
    finally {
        $base.Dispose()
    }
}

Export-ModuleMember -Function *
