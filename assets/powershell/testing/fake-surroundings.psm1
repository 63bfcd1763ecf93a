# The rest of the Windows that can be changed: firewall, network, sign-ins, groups, tasks, and a pipe with a script of lines in it.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:state = @{}
$script:rules = 'SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\FirewallRules'

function Set-RdpdFakeSurroundings {
    param([Parameter(Mandatory = $true)][hashtable]$State)
    $script:state = $State
}

# One rule as the firewall writes it into the registry.
function ConvertTo-RdpdFakeRule {
    param([System.Collections.IDictionary]$Fields, [string[]]$Profiles)
    $parts = @('v2.31')
    foreach ($name in @('Action', 'Active', 'Dir', 'Protocol')) { $parts += "$name=$($Fields[$name])" }
    foreach ($profile in @($Profiles | Where-Object { $_ -ne 'Any' })) { $parts += "Profile=$profile" }
    foreach ($name in @('LPort', 'RPort', 'RA4', 'RA6', 'App', 'Svc', 'Name', 'EmbedCtxt')) {
        if ($Fields.Contains($name)) { $parts += "$name=$($Fields[$name])" }
    }
    return (@($parts) -join '|') + '|'
}
function Set-RdpdFirewallRule {
    param([string]$Name, [bool]$Enabled, [string[]]$Profiles = @())
    $fields = ConvertFrom-RdpdRuleText -Text (Get-RdpdRegistryValue -Path $script:rules -Name $Name)['Value']
    $fields['Active'] = @{ $true = 'TRUE'; $false = 'FALSE' }[$Enabled]
    Set-RdpdRegistryValue -Path $script:rules -Name $Name -Kind 'String' -Data (ConvertTo-RdpdFakeRule -Fields $fields -Profiles $Profiles)
}
function New-RdpdFirewallRule {
    param([System.Collections.IDictionary]$Rule)
    $fields = @{ Action = $Rule['action']; Active = @{ $true = 'TRUE'; $false = 'FALSE' }[[bool]$Rule['enabled']]; Dir = $Rule['direction']; Protocol = @{ TCP = 6; UDP = 17 }[$Rule['protocol']]; Name = $Rule['name'] }
    $fields[@{ In = 'LPort'; Out = 'RPort' }[$Rule['direction']]] = $Rule['port']
    if ($Rule['remoteAddress'] -eq 'LocalSubnet') { $fields['RA4'] = 'LocalSubnet'; $fields['RA6'] = 'LocalSubnet' }
    elseif ($Rule['remoteAddress'] -ne 'Any') { $fields['RA4'] = "$($Rule['remoteAddress'])/255.255.255.255" }
    if ($Rule.Contains('program')) { $fields['App'] = $Rule['program'] }
    Set-RdpdRegistryValue -Path $script:rules -Name $Rule['name'] -Kind 'String' -Data (ConvertTo-RdpdFakeRule -Fields $fields -Profiles ([string[]]@($Rule['profiles'])))
}
function Remove-RdpdFirewallRule {
    param([string]$Name)
    Remove-RdpdRegistryValue -Path $script:rules -Name $Name
}

function Get-RdpdCim {
    param([string]$ClassName, [string]$Namespace = 'root/cimv2', [string]$Filter = '', [int]$TimeoutSeconds = 5)
    foreach ($row in @($script:state[$ClassName])) {
        if ($null -ne $row) { New-Object -TypeName PSObject -Property $row }
    }
}
function Set-RdpdNetworkCategory {
    param([int]$InterfaceIndex, [string]$Category)
    foreach ($row in @($script:state['MSFT_NetConnectionProfile'])) {
        if ($row['InterfaceIndex'] -eq $InterfaceIndex) { $row['NetworkCategory'] = @{ Public = 0; Private = 1 }[$Category] }
    }
}
function Get-RdpdAdapters { foreach ($row in @($script:state['Adapters'])) { $row } }
function Set-RdpdMtu {
    param([int]$InterfaceIndex, [int]$Mtu)
    foreach ($row in @($script:state['Adapters'])) {
        if ($row['Index'] -eq $InterfaceIndex) { $row['Mtu'] = $Mtu }
    }
}
function Clear-RdpdDnsCache { $script:state['MSFT_DNSClientCache'] = @() }

function Get-RdpdSavedCredentialLines {
    # As a Japanese Windows prints them: the labels are translated, "target=" is not.
    $user = -join @([char]0x30E6, [char]0x30FC, [char]0x30B6, [char]0x30FC)
    $kind = -join @([char]0x7A2E, [char]0x985E)
    $lines = @('', '')
    foreach ($target in @($script:state['Credentials'].Keys)) {
        $lines += @("    Target: Domain:target=$target", "    $($kind): Domain", "    $($user): $($script:state['Credentials'][$target])", '')
    }
    return , [string[]]$lines
}
function Remove-RdpdSavedCredential {
    param([string]$Target)
    $script:state['Credentials'].Remove($Target)
}
function Resolve-RdpdAccount {
    param([string]$Name)
    return "S-1-5-21-1-2-3-$($Name.Length)"
}
function Get-RdpdGroupMembers {
    param([string]$Sid)
    foreach ($member in @($script:state['Groups'][$Sid])) { "$member some name" }
}
function Add-RdpdGroupMember {
    param([string]$Group, [string]$MemberSid)
    $script:state['Groups'][$Group] = @($script:state['Groups'][$Group]) + @($MemberSid)
}
function Remove-RdpdGroupMember {
    param([string]$Group, [string]$MemberSid)
    $script:state['Groups'][$Group] = @($script:state['Groups'][$Group] | Where-Object { $_ -ne $MemberSid })
}

function Get-RdpdTaskXml {
    param([string]$Name)
    return $script:state['Tasks'][$Name]
}
function Set-RdpdTaskXml {
    param([string]$Name, [string]$Xml)
    $script:state['Tasks'][$Name] = $Xml
}
function Remove-RdpdTask {
    param([string]$Name)
    $script:state['Tasks'].Remove($Name)
}
function Start-RdpdTask {
    param([string]$Name)
    Restart-RdpdService -Name 'TermService'
}
function Test-RdpdScriptsProtected {
    param([string]$Folder)
    return -not $script:state['Volatile'].ContainsKey('open scripts')
}

# Lines that the app says come from Volatile, what the worker says goes there. How long it would wait for each is noted.
function Read-RdpdPipeLine {
    param([hashtable]$Pipe, [int]$Milliseconds = 0)
    if ($Pipe.ContainsKey('Waits')) { $null = $Pipe['Waits'].Add($Milliseconds) }
    $lines = $Pipe['In']
    if ($lines.Count -eq 0) { return $null }
    $line = $lines[0]
    $lines.RemoveAt(0)
    return $line
}
function Write-RdpdPipeLine {
    param([hashtable]$Pipe, [string]$Line)
    $null = $Pipe['Out'].Add($Line)
}
function Get-RdpdFileHash {
    param([string]$Path)
    return $script:state['Volatile']["hash $(($Path -split '[\\/]')[-1])"]
}

Export-ModuleMember -Function *
