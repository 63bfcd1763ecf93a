# Firewall rules, network categories, packet sizes, the name cache. Rules are named by their id, never by what the screen shows.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Switches a local rule on or off for profiles (Domain, Private, Public; none means every profile).
function Set-RdpdFirewallRule {
    param([Parameter(Mandatory = $true)][string]$Name, [Parameter(Mandatory = $true)][bool]$Enabled, [string[]]$Profiles = @())
    $word = 'False'
    if ($Enabled) {
        $word = 'True'
    }
    $for = @($Profiles)
    if ($for.Count -eq 0) {
        $for = @('Any')
    }
    Set-NetFirewallRule -Name $Name -PolicyStore 'PersistentStore' -Enabled $word -Profile $for -ErrorAction Stop
}

# Rule: name, direction, protocol, port, profiles, remoteAddress, action, enabled and perhaps program.
function New-RdpdFirewallRule {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Rule)
    $options = @{
        Name = $Rule['name']; DisplayName = $Rule['name']; PolicyStore = 'PersistentStore'; Action = $Rule['action']; Protocol = $Rule['protocol']
        Direction = @{ In = 'Inbound'; Out = 'Outbound' }[$Rule['direction']]
        Enabled = @{ $true = 'True'; $false = 'False' }[[bool]$Rule['enabled']]
        Profile = [string[]]@($Rule['profiles']); RemoteAddress = $Rule['remoteAddress']; ErrorAction = 'Stop'
    }
    if (@($Rule['profiles']).Count -eq 0) {
        $options['Profile'] = @('Any')
    }
    if ($Rule['direction'] -eq 'In') {
        $options['LocalPort'] = [string]$Rule['port']
    }
    else {
        $options['RemotePort'] = [string]$Rule['port']
    }
    if ($Rule.Contains('program') -and ($null -ne $Rule['program'])) {
        $options['Program'] = $Rule['program']
    }
    $null = New-NetFirewallRule @options
}

function Remove-RdpdFirewallRule {
    param([Parameter(Mandatory = $true)][string]$Name)
    Remove-NetFirewallRule -Name $Name -PolicyStore 'PersistentStore' -Confirm:$false -ErrorAction Stop
}

function Set-RdpdNetworkCategory {
    param([Parameter(Mandatory = $true)][int]$InterfaceIndex, [Parameter(Mandatory = $true)][ValidateSet('Private', 'Public')][string]$Category)
    Set-NetConnectionProfile -InterfaceIndex $InterfaceIndex -NetworkCategory $Category -ErrorAction Stop
}

# Until the next start of Windows only: the active store is its own way back.
function Set-RdpdMtu {
    param([Parameter(Mandatory = $true)][int]$InterfaceIndex, [Parameter(Mandatory = $true)][int]$Mtu)
    Set-NetIPInterface -InterfaceIndex $InterfaceIndex -AddressFamily 'IPv4' -NlMtuBytes $Mtu -PolicyStore 'ActiveStore' -ErrorAction Stop
}

function Clear-RdpdDnsCache {
    Clear-DnsClientCache -ErrorAction Stop
}

Export-ModuleMember -Function *
