# What the tests share: loading the scripts with the fake Windows in place, one request, one fact of its record.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:folder = Split-Path -Path $PSScriptRoot -Parent

function Import-RdpdUnderTest {
    foreach ($name in @('record', 'request', 'catalog', 'values', 'windows/network', 'testing/fake-windows')) {
        Import-Module -Name (Join-Path -Path $script:folder -ChildPath "$name.psm1") -Global -Force -DisableNameChecking
    }
}

function ConvertTo-RdpdTestRequest {
    param([hashtable]$Request)
    $whole = @{ schema = 'rdp-doctor/ps-request@1'; id = 'test-1'; action = 'facts'; batch = 'fast' }
    foreach ($name in $Request.Keys) {
        $whole[$name] = $Request[$name]
    }
    return [System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes((ConvertTo-Json -InputObject $whole -Compress)))
}

# Runs a request against a fake Windows and gives the record as it would be read on the other side.
function Invoke-RdpdTest {
    param([hashtable]$State, [hashtable]$Request = @{})
    Set-RdpdFakeWindows -State $State
    $line = Write-RdpdRecord -Record (Invoke-RdpdRequest -Request (ConvertTo-RdpdTestRequest -Request $Request) -Folder $script:folder)
    if (@($line).Count -ne 1 -or $line -notmatch '^@@RDPD (\S+) ([A-Za-z0-9+/=]+) @@$') {
        throw "not one framed record: $line"
    }
    return (ConvertFrom-Json -InputObject ([System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String($Matches[2]))))
}

# One fact of a record; throws when it is there not exactly once.
function Get-RdpdTestFact {
    param($Record, [string]$Name)
    $found = @($Record.facts | Where-Object { $_.name -eq $Name })
    if ($found.Count -ne 1) {
        throw "$Name is there $($found.Count) times"
    }
    return $found[0]
}

# The reason of a fact, '' for one that was read.
function Get-RdpdTestReason {
    param($Record, [string]$Name)
    $fact = Get-RdpdTestFact -Record $Record -Name $Name
    if ($null -eq $fact.PSObject.Properties['unknown']) {
        return ''
    }
    return $fact.unknown
}

# A healthy host of some build: @{ Registry; Services; Listeners; ... } for Set-RdpdFakeWindows.
function New-RdpdTestWindows {
    param([int]$Build = 20348, [string]$Product = 'Windows Server 2022 Standard', [string]$Language = 'en-US', [bool]$Elevated = $true)
    $server = 'SYSTEM\CurrentControlSet\Control\Terminal Server'
    $version = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    $keys = 'C:\ProgramData\Microsoft\Crypto\RSA\MachineKeys'
    $keyFile = "$keys\f686aace6942fb7f7ceb231212eef4a4_11111111-2222-3333-4444-555555555555"
    $third = 'S-1-5-80-4022436659-1090538466-1613889075-870485073-3428993833'
    if ($Build -le 14393) {
        $third = 'S-1-5-32-544'
    }
    return @{
        Self = @{ Elevated = $Elevated; Language = $Language; KeyFiles = @($keyFile); ServiceProcesses = @{ TermService = 1204 } }
        Registry = @{
            "$version\ProductName" = $Product
            "$version\CurrentBuild" = "$Build"
            "$version\UBR" = 2113
            "$server\fDenyTSConnections" = 0
            "$server\GlassSessionId" = 2
            "$server\WinStations\RDP-Tcp\PortNumber" = 3389
            "$server\WinStations\RDP-Tcp\SecurityLayer" = 2
            "$server\WinStations\RDP-Tcp\MaxInstanceCount" = 4294967295
            "$server\WinStations\SelfSignedCertStore" = 'Remote Desktop'
            'SOFTWARE\Microsoft\Cryptography\MachineGuid' = '11111111-2222-3333-4444-555555555555'
            'SYSTEM\CurrentControlSet\Services\TermService\Start' = 3
        }
        Services = @{ TermService = 'Running'; CryptSvc = 'Running'; KeyIso = 'Stopped' }
        Listeners = @{ '3389' = 1204 }
        ProcessServices = @{ '1204' = @('TermService') }
        Acl = @{
            $keys = @{ Sddl = 'O:SYG:SYD:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)'; Owner = 'S-1-5-18'; Protected = $true; Rules = @(@{ Sid = 'S-1-1-0'; Allow = $true; Mask = 0x12019f }, @{ Sid = 'S-1-5-32-544'; Allow = $true; Mask = 0x1f01ff }) }
            $keyFile = @{ Sddl = 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)'; Owner = 'S-1-5-18'; Protected = $true; Rules = @(@{ Sid = 'S-1-5-18'; Allow = $true; Mask = 0x1f01ff }, @{ Sid = 'S-1-5-20'; Allow = $true; Mask = 0x120089 }, @{ Sid = $third; Allow = $true; Mask = 0x1f01ff }) }
        }
    }
}

Export-ModuleMember -Function *
