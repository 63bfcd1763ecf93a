# The registry, read only, always the 64-bit view. Absent is null, refused is an exception: never the same thing.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Open-RdpdRegistryKey {
    param([string]$Hive, [string]$Path)
    # A 32-bit process would see Wow6432Node otherwise.
    $base = [Microsoft.Win32.RegistryKey]::OpenBaseKey([Microsoft.Win32.RegistryHive]$Hive, [Microsoft.Win32.RegistryView]::Registry64)
    try {
        return $base.OpenSubKey($Path, $false)
    }
    finally {
        $base.Dispose()
    }
}

# Kind and value as the facts carry them: DWORD unsigned (4294967295 stays that), REG_BINARY as lower-case hex.
function ConvertFrom-RdpdRegistryData {
    param([string]$Name, $Data, [string]$Kind)
    $value = $Data
    if ($Kind -eq 'DWord') {
        $value = [int64]$Data
        if ($value -lt 0) {
            $value = [int64]($value + 4294967296)
        }
    }
    elseif ($Data -is [byte[]]) {
        $value = [System.BitConverter]::ToString($Data).Replace('-', '').ToLowerInvariant()
    }
    return @{ Name = $Name; Kind = $Kind; Value = $value }
}

# One value as @{ Name; Kind; Value }, or null when the key or the value is not there.
function Get-RdpdRegistryValue {
    param(
        [Parameter(Mandatory = $true)][string]$Path,
        [Parameter(Mandatory = $true)][string]$Name,
        [string]$Hive = 'LocalMachine'
    )
    $key = Open-RdpdRegistryKey -Hive $Hive -Path $Path
    if ($null -eq $key) {
        return $null
    }
    try {
        $data = $key.GetValue($Name, $null, [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames)
        if ($null -eq $data) {
            return $null
        }
        return (ConvertFrom-RdpdRegistryData -Name $Name -Data $data -Kind ([string]$key.GetValueKind($Name)))
    }
    finally {
        $key.Dispose()
    }
}

# Every value of a key as @{ Name; Kind; Value }; nothing when the key is not there.
function Get-RdpdRegistryValues {
    param([Parameter(Mandatory = $true)][string]$Path, [string]$Hive = 'LocalMachine')
    $key = Open-RdpdRegistryKey -Hive $Hive -Path $Path
    if ($null -eq $key) {
        return
    }
    try {
        foreach ($name in $key.GetValueNames()) {
            $data = $key.GetValue($name, $null, [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames)
            if ($null -ne $data) {
                ConvertFrom-RdpdRegistryData -Name $name -Data $data -Kind ([string]$key.GetValueKind($name))
            }
        }
    }
    finally {
        $key.Dispose()
    }
}

# The names of the keys under a key; nothing when it is not there.
function Get-RdpdRegistrySubKeys {
    param([Parameter(Mandatory = $true)][string]$Path, [string]$Hive = 'LocalMachine')
    $key = Open-RdpdRegistryKey -Hive $Hive -Path $Path
    if ($null -eq $key) {
        return
    }
    try {
        $key.GetSubKeyNames()
    }
    finally {
        $key.Dispose()
    }
}

function Test-RdpdRegistryKey {
    param([Parameter(Mandatory = $true)][string]$Path, [string]$Hive = 'LocalMachine')
    $key = Open-RdpdRegistryKey -Hive $Hive -Path $Path
    if ($null -eq $key) {
        return $false
    }
    $key.Dispose()
    return $true
}

Export-ModuleMember -Function *
