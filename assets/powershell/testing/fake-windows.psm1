# A Windows for the tests: the small functions of windows/ again, answering from one table. Imported after the real ones, it takes their place.
# A value that is an exception is thrown instead of given.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:state = @{}

function Set-RdpdFakeWindows {
    param([hashtable]$State)
    $script:state = $State
}

function Get-RdpdFake {
    param([string]$Part, [string]$Key, $Default = $null)
    if ($script:state.ContainsKey($Part) -and $script:state[$Part].ContainsKey($Key)) {
        $value = $script:state[$Part][$Key]
        if ($value -is [System.Exception]) {
            throw $value
        }
        return $value
    }
    return $Default
}

function Get-RdpdRegistryValue {
    param([string]$Path, [string]$Name, [string]$Hive = 'LocalMachine')
    $value = Get-RdpdFake -Part 'Registry' -Key "$Path\$Name"
    if ($null -eq $value) {
        return $null
    }
    $kind = 'String'
    if ($value -is [array]) { $kind = 'MultiString' }
    elseif ($value -isnot [string]) { $kind = 'DWord' }
    return @{ Name = $Name; Kind = $kind; Value = $value }
}

function Get-RdpdRegistryValues {
    param([string]$Path, [string]$Hive = 'LocalMachine')
    if (-not $script:state.ContainsKey('Registry')) { return }
    foreach ($key in @($script:state['Registry'].Keys | Sort-Object)) {
        $at = $key.LastIndexOf('\')
        if ($key.Substring(0, $at) -eq $Path) {
            Get-RdpdRegistryValue -Path $Path -Name $key.Substring($at + 1)
        }
    }
}

function Get-RdpdRegistrySubKeys {
    param([string]$Path, [string]$Hive = 'LocalMachine')
    foreach ($name in @(Get-RdpdFake -Part 'SubKeys' -Key $Path -Default @())) { $name }
}

function Test-RdpdRegistryKey {
    param([string]$Path, [string]$Hive = 'LocalMachine')
    return [bool](Get-RdpdFake -Part 'Keys' -Key $Path -Default $false)
}

function Get-RdpdRegistryAcl {
    param([string]$Path)
    return (Get-RdpdFake -Part 'Acl' -Key $Path)
}
function Get-RdpdProcess { return @{ Bits = 64; Elevated = [bool](Get-RdpdFake -Part 'Self' -Key 'Elevated' -Default $false); SessionId = 2; User = [string](Get-RdpdFake -Part 'Self' -Key 'User' -Default 'PC\tester') } }
function Get-RdpdUiLanguage { return [string](Get-RdpdFake -Part 'Self' -Key 'Language' -Default 'en-US') }
function Get-RdpdCim {
    param([string]$ClassName, [string]$Namespace = 'root/cimv2', [string]$Filter = '', [int]$TimeoutSeconds = 5)
    foreach ($row in @(Get-RdpdFake -Part 'Cim' -Key $ClassName -Default @())) { $row }
}
function Invoke-RdpdCimGetter {
    param($Instance, [string]$Method)
    return (Get-RdpdFake -Part 'Methods' -Key $Method)
}
function Get-RdpdHotFixes { foreach ($row in @(Get-RdpdFake -Part 'Self' -Key 'HotFixes' -Default @())) { $row } }
function Resolve-RdpdAddress {
    param([string]$Target)
    return '192.0.2.20'
}
function Invoke-RdpdProgram {
    param([string]$Name, [string]$Arguments = '', [int]$TimeoutSeconds = 5)
    return @{ ExitCode = 0; Lines = [string[]]@(Get-RdpdFake -Part 'Programs' -Key $Name -Default @()) }
}
function Get-RdpdUserRights { foreach ($line in @(Get-RdpdFake -Part 'Self' -Key 'Rights' -Default @())) { $line } }
function Get-RdpdServiceState {
    param([string]$Name)
    return (Get-RdpdFake -Part 'Services' -Key $Name)
}
function Get-RdpdServiceProcesses {
    param([string[]]$Names)
    return (Get-RdpdFake -Part 'Self' -Key 'ServiceProcesses' -Default @{})
}
function Get-RdpdServicesOfProcess {
    param([int64]$ProcessId)
    foreach ($name in @(Get-RdpdFake -Part 'ProcessServices' -Key "$ProcessId" -Default @())) { $name }
}
function Get-RdpdProcessName {
    param([int64]$ProcessId)
    return "program$ProcessId"
}
function ConvertTo-RdpdFakePath {
    param([string]$Path)
    # What runs on another system must not get the separator of that system.
    if ($Path.Contains('/')) { throw "failed: not a path of Windows: $Path" }
    return $Path
}
function Test-RdpdFile {
    param([string]$Path)
    return ($null -ne (Get-RdpdFake -Part 'Files' -Key (ConvertTo-RdpdFakePath -Path $Path)))
}
function Test-RdpdFolder {
    param([string]$Path)
    return ($null -ne (Get-RdpdFake -Part 'Acl' -Key (ConvertTo-RdpdFakePath -Path $Path)))
}
function Get-RdpdTextLines {
    param([string]$Path)
    foreach ($line in @(Get-RdpdFake -Part 'Files' -Key (ConvertTo-RdpdFakePath -Path $Path))) { $line }
}
function Get-RdpdFiles {
    param([string]$Folder, [string]$Pattern)
    foreach ($path in @(Get-RdpdFake -Part 'Self' -Key 'KeyFiles' -Default @())) { $path }
}
function Get-RdpdFileVersion {
    param([string]$Path)
    return '10.0.19041.4355'
}
function Get-RdpdSignature {
    param([string]$Path)
    return 'Valid'
}
function Get-RdpdPlace {
    param([string]$Name)
    return @{ SystemRoot = 'C:\Windows'; SystemDrive = 'C:'; ProgramData = 'C:\ProgramData'; Documents = 'C:\Users\tester\Documents' }[$Name]
}
function Expand-RdpdVariables {
    param([string]$Text)
    return (($Text -replace '%SystemRoot%', 'C:\Windows') -replace '%SystemDrive%', 'C:')
}
function Get-RdpdFreeMegabytes {
    param([string]$Drive)
    return 51200
}
function Get-RdpdFileAcl {
    param([string]$Path)
    return (Get-RdpdFake -Part 'Acl' -Key (ConvertTo-RdpdFakePath -Path $Path))
}
function Get-RdpdGroupMembers {
    param([string]$Sid)
    foreach ($member in @(Get-RdpdFake -Part 'Groups' -Key $Sid -Default @())) { $member }
}
function Get-RdpdCertificates {
    param([string]$Store)
    foreach ($row in @(Get-RdpdFake -Part 'Certificates' -Key $Store -Default @())) { $row }
}
function Get-RdpdAdapters { foreach ($row in @(Get-RdpdFake -Part 'Self' -Key 'Adapters' -Default @())) { $row } }
function Get-RdpdSourceAddress {
    param([string]$Address)
    return '192.0.2.5'
}
function Test-RdpdTcpListener {
    param([int]$Port)
    return ($null -ne (Get-RdpdFake -Part 'Listeners' -Key "$Port"))
}
function Test-RdpdUdpListener {
    param([int]$Port)
    return $false
}
function Get-RdpdListenerProcess {
    param([int]$Port)
    return (Get-RdpdFake -Part 'Listeners' -Key "$Port")
}
function Get-RdpdFirewallProfiles { foreach ($row in @(Get-RdpdFake -Part 'Self' -Key 'Profiles' -Default @())) { $row } }
function Get-RdpdCipherSuites { foreach ($name in @(Get-RdpdFake -Part 'Self' -Key 'CipherSuites' -Default @('TLS_AES_256_GCM_SHA384'))) { $name } }
function Get-RdpdEvents {
    param([string]$Log, [string]$Provider, [int[]]$Id, [int]$Minutes, [int]$Max = 200)
    foreach ($row in @(Get-RdpdFake -Part 'Events' -Key $Log -Default @())) {
        if ($Id -contains $row['Id']) { $row }
    }
}
function Test-RdpdLogEnabled {
    param([string]$Log)
    return [bool](Get-RdpdFake -Part 'Self' -Key 'LogEnabled' -Default $true)
}

Export-ModuleMember -Function *
