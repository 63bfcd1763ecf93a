# A Windows that can be changed: the functions of windows/write/, and the readers they go with, on one table of state. Imported last, it takes their place.
# Keys = 'Hive\path' -> name -> @{ Name; Kind; Value }. Files = path -> @{ Data; Sddl }. Folders = path -> @{ Sddl }. KeySddl = path -> text.
# What is in Volatile changes by itself on a real Windows (process ids) and is no part of the snapshot.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:state = @{}

function Set-RdpdFakeMachine {
    param([Parameter(Mandatory = $true)][hashtable]$State)
    $script:state = $State
}

# Any value as one text, names in order: two equal texts are two equal machines.
function ConvertTo-RdpdFakeText {
    param([AllowNull()]$Value)
    if ($null -eq $Value) {
        return 'null'
    }
    if ($Value -is [System.Collections.IDictionary]) {
        $parts = foreach ($name in @($Value.Keys | Sort-Object)) { "$($name): $(ConvertTo-RdpdFakeText -Value $Value[$name])" }
        return '{' + (@($parts) -join '; ') + '}'
    }
    if ($Value -is [array]) {
        $parts = foreach ($item in $Value) { ConvertTo-RdpdFakeText -Value $item }
        return '[' + (@($parts) -join '; ') + ']'
    }
    return "$($Value.GetType().Name) $Value"
}

function Get-RdpdFakeSnapshot {
    $kept = @{}
    foreach ($part in @($script:state.Keys)) {
        if ($part -ne 'Volatile') {
            $kept[$part] = $script:state[$part]
        }
    }
    return (ConvertTo-RdpdFakeText -Value $kept)
}

function ConvertTo-RdpdFakeName {
    param([string]$Path)
    # What runs on another system must not get the separator of that system.
    if ($Path.Contains('/')) { throw "failed: not a path of Windows: $Path" }
    return $Path
}

# The registry.
function Test-RdpdRegistryKey {
    param([string]$Path, [string]$Hive = 'LocalMachine')
    return $script:state['Keys'].ContainsKey("$Hive\$Path")
}
function Get-RdpdRegistryValues {
    param([string]$Path, [string]$Hive = 'LocalMachine')
    if ($script:state['Keys'].ContainsKey("$Hive\$Path")) {
        $values = $script:state['Keys']["$Hive\$Path"]
        foreach ($name in @($values.Keys)) { $values[$name].Clone() }
    }
}
function Get-RdpdRegistryValue {
    param([string]$Path, [string]$Name, [string]$Hive = 'LocalMachine')
    foreach ($value in @(Get-RdpdRegistryValues -Path $Path -Hive $Hive)) {
        if (($null -ne $value) -and ($value['Name'] -eq $Name)) { return $value }
    }
    return $null
}
function Get-RdpdRegistrySubKeys {
    param([string]$Path, [string]$Hive = 'LocalMachine')
    $above = "$Hive\$Path\"
    foreach ($key in @($script:state['Keys'].Keys)) {
        if ($key.StartsWith($above, [System.StringComparison]::OrdinalIgnoreCase) -and (-not $key.Substring($above.Length).Contains('\'))) { $key.Substring($above.Length) }
    }
}
function Add-RdpdFakeKey {
    param([string]$Full)
    $at = $Full.LastIndexOf('\')
    if (($at -gt 0) -and (-not $script:state['Keys'].ContainsKey($Full))) {
        Add-RdpdFakeKey -Full $Full.Substring(0, $at)
        $script:state['Keys'][$Full] = @{}
    }
}
function Set-RdpdRegistryValue {
    param([string]$Path, [string]$Name, [string]$Kind, $Data, [string]$Hive = 'LocalMachine')
    Add-RdpdFakeKey -Full "$Hive\$Path"
    $kept = $Name
    $values = $script:state['Keys']["$Hive\$Path"]
    if ($values.ContainsKey($Name)) { $kept = $values[$Name]['Name'] }
    $value = $Data
    if ($Kind -eq 'DWord') { $value = [int64]$Data }
    elseif ($Kind -eq 'QWord') { $value = [System.BitConverter]::ToInt64([System.BitConverter]::GetBytes([uint64]$Data), 0) }
    elseif ($Kind -eq 'MultiString') { $value = [string[]]@($Data) }
    $values[$kept] = @{ Name = $kept; Kind = $Kind; Value = $value }
}
function Remove-RdpdRegistryValue {
    param([string]$Path, [string]$Name, [string]$Hive = 'LocalMachine')
    if ($script:state['Keys'].ContainsKey("$Hive\$Path")) { $script:state['Keys']["$Hive\$Path"].Remove($Name) }
}
function Remove-RdpdEmptyRegistryKey {
    param([string]$Path, [string]$Hive = 'LocalMachine')
    if (-not $script:state['Keys'].ContainsKey("$Hive\$Path")) { return $true }
    if (($script:state['Keys']["$Hive\$Path"].Count -gt 0) -or (@(Get-RdpdRegistrySubKeys -Path $Path -Hive $Hive).Count -gt 0)) { return $false }
    $script:state['Keys'].Remove("$Hive\$Path")
    return $true
}

# Services. SessionEnv and TermService make a certificate where the store holds none, as Windows does.
function Get-RdpdServiceState {
    param([string]$Name)
    return $script:state['Services'][$Name]
}
function Get-RdpdServiceProcesses {
    param([string[]]$Names)
    $found = @{}
    foreach ($name in $Names) {
        if ($script:state['Volatile'].ContainsKey($name)) { $found[$name] = $script:state['Volatile'][$name] }
    }
    return $found
}
function Start-RdpdService {
    param([string]$Name)
    $script:state['Services'][$Name] = 'Running'
    $script:state['Volatile'][$Name] = 1 + [int]$script:state['Volatile'][$Name]
    $store = 'SOFTWARE\Microsoft\SystemCertificates\Remote Desktop\Certificates'
    if ((@('SessionEnv', 'TermService') -contains $Name) -and (@(Get-RdpdRegistrySubKeys -Path $store).Count -eq 0)) {
        Set-RdpdRegistryValue -Path "$store\$('AB' * 20)" -Name 'Blob' -Kind 'Binary' -Data '200000000100000001000000cc'
        Set-RdpdRegistryValue -Path 'SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations' -Name 'SelfSignedCertificate' -Kind 'Binary' -Data ('ab' * 20)
        $script:state['Files']['C:\ProgramData\Microsoft\Crypto\RSA\MachineKeys\f686aace6942fb7f7ceb231212eef4a4_new'] = @{ Data = 'AA=='; Sddl = 'O:SYG:SYD:PAI(A;;FA;;;SY)' }
    }
}
function Stop-RdpdService {
    param([string]$Name)
    $script:state['Services'][$Name] = 'Stopped'
}
function Restart-RdpdService {
    param([string]$Name)
    Stop-RdpdService -Name $Name
    Start-RdpdService -Name $Name
}
function Set-RdpdServiceStart {
    param([string]$Name, [int]$Start, [bool]$Delayed)
    # As sc.exe leaves it: an automatic start says delayed or not, the others say nothing new.
    Set-RdpdRegistryValue -Path "SYSTEM\CurrentControlSet\Services\$Name" -Name 'Start' -Kind 'DWord' -Data $Start
    if ($Start -eq 2) { Set-RdpdRegistryValue -Path "SYSTEM\CurrentControlSet\Services\$Name" -Name 'DelayedAutostart' -Kind 'DWord' -Data ([int]$Delayed) }
}

# Files and rights.
function Invoke-RdpdPrivileged {
    param([scriptblock]$Body, [string[]]$Names = @())
    & $Body
}
function Test-RdpdFile {
    param([string]$Path)
    return $script:state['Files'].ContainsKey((ConvertTo-RdpdFakeName -Path $Path))
}
function Test-RdpdFolder {
    param([string]$Path)
    return $script:state['Folders'].ContainsKey((ConvertTo-RdpdFakeName -Path $Path))
}
function Get-RdpdFiles {
    param([string]$Folder, [string]$Pattern)
    foreach ($path in @($script:state['Files'].Keys)) {
        if ($path -like "$(ConvertTo-RdpdFakeName -Path $Folder)\$Pattern") { $path }
    }
}
function Get-RdpdFileSddl {
    param([string]$Path)
    $name = ConvertTo-RdpdFakeName -Path $Path
    foreach ($part in @('Files', 'Folders')) {
        if ($script:state[$part].ContainsKey($name)) { return $script:state[$part][$name]['Sddl'] }
    }
    return $null
}
function Set-RdpdFileSecurity {
    param([string]$Path, [string]$Sddl)
    $name = ConvertTo-RdpdFakeName -Path $Path
    foreach ($part in @('Files', 'Folders')) {
        if ($script:state[$part].ContainsKey($name)) { $script:state[$part][$name]['Sddl'] = $Sddl }
    }
}
function Get-RdpdRegistrySddl {
    param([string]$Path)
    return $script:state['KeySddl'][$Path]
}
function Set-RdpdRegistrySecurity {
    param([string]$Path, [string]$Sddl)
    $script:state['KeySddl'][$Path] = $Sddl
}
function Test-RdpdSameSddl {
    param([string]$One, [string]$Other)
    return (($One -replace 'D:PAI', 'D:P') -eq ($Other -replace 'D:PAI', 'D:P'))
}
function Get-RdpdFileBase64 {
    param([string]$Path)
    $name = ConvertTo-RdpdFakeName -Path $Path
    if ($script:state['Files'].ContainsKey($name)) { return $script:state['Files'][$name]['Data'] }
    return $null
}
function Set-RdpdFileBase64 {
    param([string]$Path, [string]$Data)
    $name = ConvertTo-RdpdFakeName -Path $Path
    $sddl = 'O:BAG:SYD:AI'
    if ($script:state['Files'].ContainsKey($name)) { $sddl = $script:state['Files'][$name]['Sddl'] }
    $script:state['Files'][$name] = @{ Data = $Data; Sddl = $sddl }
}
function Remove-RdpdFile {
    param([string]$Path)
    $script:state['Files'].Remove((ConvertTo-RdpdFakeName -Path $Path))
}
function Move-RdpdFile {
    param([string]$From, [string]$To)
    foreach ($part in @('Files', 'Folders')) {
        if ($script:state[$part].ContainsKey($From)) {
            $script:state[$part][$To] = $script:state[$part][$From]
            $script:state[$part].Remove($From)
        }
    }
}
function New-RdpdProtectedFolder {
    param([string]$Path)
    $script:state['Volatile']["folder $Path"] = $true
}

# Certificates. A blob of the tests holds property 32 (the certificate) and perhaps 11 (the friendly name).
function Read-RdpdCertificateDer {
    param([string]$Hex)
    return [ordered]@{ subject = "CN=$Hex"; issuer = "CN=$Hex"; notBefore = '2026-01-01T00:00:00.000Z'; notAfter = '2026-07-01T00:00:00.000Z'; eku = [object[]]@('1.3.6.1.5.5.7.3.1'); keyBits = 2048 }
}
function Remove-RdpdCertificate {
    param([string]$Store, [string]$Thumbprint)
    $script:state['Keys'].Remove("LocalMachine\SOFTWARE\Microsoft\SystemCertificates\$Store\Certificates\$Thumbprint")
}
function New-RdpdCertificate {
    param([string]$FriendlyName, [string[]]$DnsNames, [int]$Days)
    $name = [System.BitConverter]::ToString([System.Text.Encoding]::Unicode.GetBytes("$FriendlyName`0")).Replace('-', '').ToLowerInvariant()
    $length = [System.BitConverter]::ToString([System.BitConverter]::GetBytes([uint32]($name.Length / 2))).Replace('-', '').ToLowerInvariant()
    Set-RdpdRegistryValue -Path "SOFTWARE\Microsoft\SystemCertificates\My\Certificates\$('CD' * 20)" -Name 'Blob' -Kind 'Binary' -Data "0b00000001000000$length$($name)200000000100000001000000dd"
    $script:state['Files']['C:\ProgramData\Microsoft\Crypto\RSA\MachineKeys\own'] = @{ Data = 'AQ=='; Sddl = 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)' }
    return ('cd' * 20)
}
function Get-RdpdCertificateKeyFile {
    param([string]$Thumbprint)
    $path = 'C:\ProgramData\Microsoft\Crypto\RSA\MachineKeys\own'
    if (($Thumbprint -eq ('cd' * 20)) -and $script:state['Files'].ContainsKey($path)) { return $path }
    return $null
}
function Remove-RdpdCertificateAndKey {
    param([string]$Thumbprint)
    Remove-RdpdCertificate -Store 'My' -Thumbprint $Thumbprint.ToUpperInvariant()
    $script:state['Files'].Remove('C:\ProgramData\Microsoft\Crypto\RSA\MachineKeys\own')
}

Export-ModuleMember -Function *
